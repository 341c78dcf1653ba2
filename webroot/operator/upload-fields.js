/** The fields with which a person corrects what was guessed of a file; each changes one setting of the mapping. */
const days = (mapping) => mapping.layout === 'row-per-day';
const readings = (mapping) => mapping.layout === 'row-per-reading';
const wide = (mapping) => mapping.layout === 'wide';
const text = (mapping) => mapping.format === 'csv';
const timed = (mapping) => !wide(mapping);
const SPANS = ['PT15M', 'PT30M', 'PT1H', 'P1D', 'P7D', 'P1M', 'P3M', 'P1Y'];
const MISSING = ['not-reported', 'not-collected', 'not-applicable', 'hidden', 'not-yet-published'];

const column = (name, label, when) => ({
  group: 'columnsGroup',
  name,
  label,
  when,
  kind: 'column',
  read: (mapping) => mapping[name] ?? '',
  write: (mapping, value) => setOrDelete(mapping, name, value),
});

const braced = (name, label, when, optional = false) => ({
  ...column(name, label, when),
  optional,
  read: (mapping) => (mapping[name] ?? '').replace(/^\{|\}$/g, ''),
  write: (mapping, value) => setOrDelete(mapping, name, value && `{${value}}`),
});

const ofDay = (name, label) => ({
  ...column(name, label, days),
  read: (mapping) => mapping.values?.[name] ?? '',
  write: (mapping, value) => {
    mapping.values = { ...mapping.values, [name]: value };
  },
});

const list = (group, name, label, options, when = () => true, initial = options[0][0]) => ({
  group,
  name,
  label,
  when,
  kind: 'list',
  options,
  read: (mapping) => String(mapping[name] ?? initial),
  write: (mapping, value) => setOrDelete(mapping, name, value),
});

const line = (group, name, label, when = () => true, hint = null) => ({
  group,
  name,
  label,
  when,
  hint,
  kind: 'line',
  read: (mapping) => String(mapping[name] ?? ''),
  write: (mapping, value) => setOrDelete(mapping, name, value),
});

const setOrDelete = (mapping, name, value) => {
  if (value === '' || value === undefined) {
    delete mapping[name];
  } else {
    mapping[name] = value;
  }
};

/** All fields, in the order of the form. `options` are pairs of a value and the key of its word, or the word itself. */
export const FIELDS = [
  list('columnsGroup', 'layout', 'layout', ['rows', 'row-per-day', 'row-per-reading', 'wide'].map((each) => [each, each])),
  braced('period', 'periodColumn', timed),
  column('value', 'valueColumn', (mapping) => !wide(mapping) && !days(mapping)),
  ofDay('first', 'firstColumn'),
  ofDay('last', 'lastColumn'),
  line('columnsGroup', 'columns', 'wideColumns', wide),
  braced('flag', 'flagColumn', () => true, true),
  list('columnsGroup', 'reading', 'reading', [['interval', 'readingInterval'], ['cumulative', 'readingCumulative']], readings),
  line('columnsGroup', 'register', 'register', (mapping) => mapping.reading === 'cumulative'),
  list('writing', 'encoding', 'encoding', ['utf-8', 'windows-1252', 'iso-8859-1', 'utf-16le', 'utf-16be'].map((each) => [each, each]), text),
  list('writing', 'separator', 'separator', [[';', 'semicolon'], [',', 'comma'], ['\t', 'tab'], ['|', 'bar']], text),
  { ...list('writing', 'sheet', 'sheet', [['', '']], (mapping) => mapping.format === 'xlsx' || mapping.format === 'ods'), kind: 'sheet' },
  {
    ...list('writing', 'header', 'header', [['true', 'yes'], ['false', 'no']], (mapping) => mapping.format !== 'json'),
    write: (mapping, value) => {
      mapping.header = value === 'true';
    },
  },
  {
    ...line('writing', 'skip', 'skip', (mapping) => mapping.format !== 'json'),
    kind: 'number',
    read: (mapping) => String(mapping.skip ?? 0),
    write: (mapping, value) => {
      mapping.skip = Math.max(0, Math.min(10_000, Number.parseInt(value, 10) || 0));
    },
  },
  {
    ...line('writing', 'dates', 'dates', timed, 'datesHint'),
    kind: 'dates',
    read: (mapping) => [mapping.dates ?? []].flat().join(', '),
    write: (mapping, value) => setOrDelete(mapping, 'dates', value && [value]),
  },
  list('writing', 'interval', 'interval', [['', 'asDated'], ...SPANS.map((each) => [each, each])], timed),
  list('writing', 'stamp', 'stamp', [['start', 'stampStart'], ['end', 'stampEnd']], (mapping) => timed(mapping) && (days(mapping) || Boolean(mapping.interval))),
  list('writing', 'zone', 'zone', ['Europe/Stockholm', 'UTC', 'Europe/London'].map((each) => [each, each]), timed),
  list('writing', 'decimal', 'decimal', [['.', 'pointMark'], [',', 'commaMark']]),
  list('writing', 'thousands', 'thousands', [['', 'nothing'], [' ', 'spaceMark'], ['.', '1.000'], [',', '1,000']]),
  line('writing', 'unit', 'unitOf'),
  {
    ...list('writing', 'empty', 'emptyCells', [['', 'emptyRefused'], ...MISSING.map((each) => [each, each])]),
    read: (mapping) => mapping.missing?.[''] ?? '',
    write: (mapping, value) => {
      const { '': _, ...others } = mapping.missing ?? {};
      mapping.missing = value === '' ? others : { ...others, '': value };
    },
  },
  list('writing', 'sum', 'sum', [['', 'nothing'], ...['PT1H', 'P1D', 'P7D', 'P1M', 'P3M', 'P1Y'].map((each) => [each, each])], timed),
];

/** The mapping as it is sent: without settings that its layout does not have. */
export const sent = (mapping) => {
  const copy = structuredClone(mapping);
  const drop = (...names) => names.forEach((name) => delete copy[name]);
  if (!days(copy)) {
    drop('values');
  } else {
    drop('value');
  }
  if (wide(copy)) {
    drop('period', 'value', 'sum', 'dates', 'interval', 'stamp');
  } else {
    drop('columns');
  }
  if (!readings(copy)) {
    drop('reading', 'register');
  }
  copy.series ||= '?';
  return copy;
};
