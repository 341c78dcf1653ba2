import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changesJson, boardAddress, boardJson, commitmentAddress } from '../../../webroot/lib/address.js';
import { condensed, grouped, namesOf, sentence } from '../../../webroot/lib/changes.js';
import { setLanguage } from '../../../webroot/lib/language.js';
import { instantOf, momentFrom, momentLabel, setMoment } from '../../../webroot/lib/moment.js';
import { routeOf } from '../../../webroot/lib/route.js';

const text = (sv, en) => ({ sv, en });
const definition = {
  documents: [{ id: 'dok', title: 'Dokumentet' }],
  commitments: [{ id: 'skatt', title: text('Skatten', 'The tax') }, { id: 'rad', title: text('Rådet', 'The council') }],
  indicators: [
    {
      id: 'ind-skatt',
      title: text('Skattesats jämfört med 2020', 'Tax rate on 2020'),
      unit: 'index',
      decimals: 0,
      series: [{ id: '1441:N00901', title: text('Skattesats', 'Tax rate'), unit: '%', decimals: 1, feed: { id: 'kolada', source: 'Källa: Kolada (RKA)', title: text('K', 'K') } }],
    },
  ],
};
const names = () => namesOf(definition);
const revision = {
  position: 7,
  at: '2026-03-01T10:00:00Z',
  origin: 'kolada',
  kind: 'value',
  what: 'revision',
  series: '1441:N00901',
  period: '2024',
  before: { period: '2024', value: 20.65, missing: null },
  after: { period: '2024', value: 20.7, missing: null },
  affects: ['ind-skatt', 'skatt'],
};
const status = {
  position: 9,
  at: '2026-03-02T10:00:00Z',
  origin: 'tick',
  kind: 'status',
  what: 'changed',
  commitment: 'rad',
  before: { state: 'on-track' },
  after: { state: 'missed', reasons: [{ code: 'deadline', text: text('Sista dagen har gått.', 'The deadline has passed.') }] },
};

test('a revised figure says what it was, what it is and who says so', () => {
  setLanguage('sv');
  assert.equal(sentence(revision, names()), 'Skattesats: Reviderad siffra: 2024 var 20,65\u00a0%, nu 20,7\u00a0%. (enligt Kolada (RKA))');
  setLanguage('en');
  assert.equal(sentence(revision, names()), 'Tax rate: Revised figure: 2024 was 20.65%, now 20.7%. (by Kolada (RKA))');
  setLanguage('sv');
});

test('a changed status says from what to what, and why', () => {
  assert.equal(sentence(status, names()), 'Ändrad status: På väg → Inte uppnått. Skäl: Sista dagen har gått.');
  assert.match(sentence({ ...status, before: null }, names()), /^Ny status: Inte uppnått\./);
  assert.match(sentence({ ...status, before: { state: 'missed' } }, names()), /^Samma status/);
  assert.match(sentence({ ...status, after: null }, names()), /^Finns inte längre på tavlan/);
});

test('the same status is told with the reason that is new', () => {
  const old = { code: 'a', text: text('Gammalt skäl', 'Old') };
  const fresh = { code: 'b', text: text('Nytt skäl', 'New') };
  const told = sentence({ ...status, before: { state: 'missed', reasons: [old] }, after: { state: 'missed', reasons: [old, fresh] } }, names());
  assert.match(told, /Skäl: Nytt skäl$/);
});

test('a withdrawn figure gives the reason', () => {
  const gone = { ...revision, what: 'withdrawal', origin: 'withdrawal: fel kommun', after: { period: '2024', value: null, missing: 'withdrawn' } };
  assert.equal(sentence(gone, names()), 'Skattesats: Återkallad siffra: 2024 var 20,65\u00a0%. Skäl: fel kommun');
});

test('a series of a part says which part, in its own unit and never in that of what is computed from it', () => {
  const part = { ...revision, series: '1441:N00901:site=badhuset' };
  assert.match(sentence(part, names()), /^1441:N00901:site=badhuset: /);
  const known = namesOf({ ...definition, indicators: [{ ...definition.indicators[0], series: [{ id: part.series, title: text('Energi', 'Energy'), unit: 'kWh', decimals: 0, feed: null }] }] });
  assert.match(sentence(part, known), /^Energi \(badhuset\): Reviderad siffra: 2024 var 20,65\u00a0kWh/);
});

test('new figures that came together are told as one, revised ones each', () => {
  const first = (n) => ({ ...revision, what: 'first', period: String(2020 + n), before: null });
  const revised = [1, 2, 3, 4].map(() => ({ ...revision, position: 8 }));
  const told = condensed([...[0, 1, 2, 3].map(first), ...revised]);
  assert.equal(told.length, 5);
  assert.match(sentence(told[0], names()), /^Skattesats: 4 nya siffror, 2020 till 2023\./);
  assert.equal(condensed([0, 1, 2].map(first)).length, 3);
});

test('a changed text says what it was and what it is', () => {
  const change = { position: 3, kind: 'text', what: 'changed', subject: 'commitment', id: 'rad', fields: [{ field: 'title', before: text('Gammal', 'Old'), after: text('Rådet', 'New') }] };
  assert.equal(sentence(change, names()), 'Ändrad text: titel: var ”Gammal”, nu ”Rådet”.');
});

test('changes stand under the commitment they concern, those whose status turned first', () => {
  const other = { ...revision, series: '1441:X', affects: [], position: 99 };
  const rule = { position: 100, kind: 'rule', what: 'changed', subject: 'kpi', id: 'N00901', fields: [] };
  const groups = grouped([revision, status, other, rule], names());
  assert.deepEqual(groups.map(({ id }) => id), ['rad', 'skatt', 'figures', 'catalog']);
  assert.equal(groups[0].title, 'Rådet');
});

test('the past is carried from page to page, but not to a screen', () => {
  setMoment(momentFrom('?asOf=2026-03-01'));
  assert.equal(commitmentAddress('rad'), '/commitments/rad?asOf=2026-03-01');
  assert.equal(boardAddress('lerum'), '/boards/lerum?asOf=2026-03-01');
  assert.equal(boardAddress('lerum', { screen: '1' }), '/boards/lerum?screen=1');
  setMoment(momentFrom('?lang=en'));
  assert.equal(boardAddress('lerum'), '/boards/lerum');
  assert.equal(momentFrom('?asOf=%3Cscript%3E'), null);
  assert.equal(boardJson('lerum', '12'), '/api/v1/boards/lerum?asOf=12');
  assert.equal(changesJson('1441', { since: '3', asOf: undefined, after: null }), '/api/v1/changes?municipality=1441&since=3');
  assert.deepEqual(routeOf('/boards/lerum/changes', ''), { page: 'changes', id: 'lerum', screen: false });
});

test('a day in the past is called by its name, a position by its time', () => {
  assert.equal(momentLabel('2026-03-01', '2026-02-27T08:00:00Z', 'sv'), '1\u00a0mars\u00a02026');
  assert.equal(momentLabel('12', '2026-02-27T08:00:00Z', 'sv'), '27\u00a0februari\u00a02026 09:00');
  assert.equal(instantOf('12', '2026-02-27T08:00:00Z').toISOString(), '2026-02-27T08:00:00.000Z');
});

test('a changed target is told field by field, in words', () => {
  const before = { value: 2, deadline: '2026-10-14', comparison: 'at-least', baseline: null };
  const change = { position: 4, kind: 'target', what: 'changed', subject: 'commitment', id: 'rad', fields: [{ field: 'target', before, after: { ...before, value: 3.5, comparison: 'above', baseline: '2022' } }] };
  assert.equal(sentence(change, names()), 'Ändrat mål: värde: var ”2”, nu ”3,5”; jämförelse: var ”minst”, nu ”över”; startvärde.');
});
