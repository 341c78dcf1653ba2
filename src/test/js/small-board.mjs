const council = { kind: 'council', names: ['Kommunfullmäktige'], decided: null };
const party = { kind: 'party', names: ['Exempelpartiet'], decided: null };

const commitment = (id, over = {}) => ({
  id,
  document: 'plan',
  number: null,
  group: null,
  heading: [],
  quote: `Vi ska ${id}`,
  prefix: '',
  suffix: '',
  title: { sv: id, en: id },
  kind: 'milestone',
  area: 'skola',
  responsible: [],
  issuer: council,
  target: null,
  openQuestions: [],
  measurable: null,
  claim: null,
  indicators: [],
  ...over,
});

const item = (id, state, over = {}) => ({
  id,
  kind: 'commitment',
  position: 1,
  status: { state, secured: false, daysLate: null, since: null, knownSince: null, reasons: [], override: null },
  judged: null,
  targetNow: null,
  statement: null,
  observedAt: null,
  expectedNext: null,
  ...over,
});

const figure = (id, period, value) => ({
  id, kind: 'indicator', position: 1, period, value, missing: null, margin: null, n: null, flag: 'A', qualityNote: null,
  observedAt: null, expectedNext: null, points: period ? [[period, value]] : [],
});

const indicator = (id, context = false) => ({ id, title: { sv: id, en: id }, unit: '%', decimals: 1, series: [], source: null, context });

/** A made-up board: two issuers, two areas, one figure that measures, one that only comes near. */
export const snapshot = () => ({
  board: {
    id: 'exempelby',
    version: 'v1',
    title: { sv: 'Exempelby', en: 'Exempelby' },
    order: 'area',
    municipality: { code: '9999', name: 'Exempelby', simulated: true },
    screen: { issuers: ['council'], secondsPerPage: 20 },
    areas: [{ id: 'trygghet', title: { sv: 'Trygghet', en: 'Safety' } }, { id: 'skola', title: { sv: 'Skola', en: 'Schools' } }],
    groups: [],
    bodies: [],
    documents: [],
    commitments: [
      commitment('bygga', { kind: 'add-units', indicators: [{ id: 'platser', relation: 'measures', misses: null }] }),
      commitment('samverka', { kind: 'continuous', indicators: [{ id: 'nöjda', relation: 'proxy', misses: { sv: 'x', en: 'x' } }] }),
      commitment('anställa', { area: 'trygghet', responsible: ['namnden'] }),
      commitment('sänka', { issuer: party, area: 'okänd' }),
    ],
    indicators: [indicator('platser'), indicator('nöjda', true)],
  },
  epoch: 'e-1',
  position: 4,
  at: '2026-11-22T01:20:00Z',
  items: [
    item('bygga', 'off-track', { judged: { indicator: 'platser', period: '2025', value: 1, margin: null } }),
    item('samverka', 'cannot-be-judged'),
    item('anställa', 'started', { statement: { state: 'started', date: '2025-01-01', evidence: 'KS 1', link: null, by: 'x', comment: null } }),
    item('sänka', 'not-yet-measurable'),
    figure('platser', '2025', 1),
    figure('nöjda', '2025', 2),
  ],
});

export const changed = item;
