import { currentLanguage, word } from './texts.js';

const element = (name, className, ...children) => {
  const made = document.createElement(name);
  if (className) {
    made.className = className;
  }
  made.append(...children);
  return made;
};

const number = (value) => new Intl.NumberFormat(currentLanguage()).format(value);

const reason = ({ field, problem, expected }) =>
  `${field ? `${field}: ` : ''}${problem}. ${word('expectedWord')}: ${expected}.`;

/** Without a series every row would be refused for the same reason, which is no news. */
const concerning = (rejected, known) => rejected.filter((each) => known || each.field !== 'series');

const counted = (value, key) => (value === 1 && word(`${key}One`) !== `${key}One` ? word(`${key}One`) : word(key));

const count = (value, key, className) =>
  element('p', `count ${className}`, element('strong', '', number(value)), ` ${counted(value, key)}`);

const showCounts = (box, counts, known) => {
  if (!known) {
    box.replaceChildren(element('p', 'count', word('chooseSeries')), count(counts.rows, 'ofRows', 'quiet'));
    return;
  }
  const shown = [count(counts.accepted, 'countAccepted', 'taken'), count(counts.rejected, 'countRejected', counts.rejected > 0 ? 'refused' : 'quiet')];
  for (const [name, key] of [['new', 'countNew'], ['revised', 'countRevised'], ['unchanged', 'countUnchanged'], ['skipped', 'countSkipped']]) {
    if (counts[name] > 0) {
      shown.push(count(counts[name], key, 'quiet'));
    }
  }
  shown.push(count(counts.rows, 'ofRows', 'quiet'));
  box.replaceChildren(...shown);
};

const exact = (value) =>
  Number.isFinite(Number(value)) ? new Intl.NumberFormat(currentLanguage(), { maximumFractionDigits: 10 }).format(Number(value)) : value;

const written = ({ period, value, missing, unit, flag }) =>
  [`${period}:`, value === null ? word(missing) : exact(value), value === null ? '' : (unit ?? ''), flag ?? ''].filter(Boolean).join(' ');

const outcome = (row, rejected, known) => {
  if (rejected.length > 0 && row.facts === 0) {
    return element('td', 'refused', `✕ ${word('rejectedRow')}`);
  }
  if (row.facts === 0) {
    return element('td', 'quiet', !known ? '–' : word(row.skipped ? 'leftOut' : 'partOfAnother'));
  }
  const words = row.facts === 1 ? written(row.first) : `${row.facts} ${word('figures')}`;
  const partly = rejected.length > 0 ? `, ${rejected.length} ${word('countRejected')}` : '';
  return element('td', rejected.length > 0 ? 'refused' : 'taken', `${rejected.length > 0 ? '△' : '✓'} ${words}${partly}`);
};

const tableRow = (row, columns, roles, known) => {
  const rejected = concerning(row.rejected, known);
  const wrong = new Set(rejected.map((each) => each.field));
  const head = element('th', 'number', String(row.row));
  head.scope = 'row';
  const cells = columns.map((name, i) => element('td', `${wrong.has(name) ? 'wrong ' : ''}${roles.get(name)?.kind ?? ''}`.trim(), row.cells[i] ?? ''));
  const rows = [element('tr', '', head, outcome(row, rejected, known), ...cells)];
  if (rejected.length > 0) {
    const why = element('td', 'why', ...rejected.slice(0, 3).map((each) => element('p', '', reason(each))));
    why.colSpan = columns.length + 1;
    rows.push(element('tr', 'why', element('td', ''), why));
  }
  return rows;
};

const columnHead = (name, roles) => {
  const role = roles.get(name);
  const head = element('th', role?.kind ?? '', name);
  head.scope = 'col';
  if (role) {
    head.append(element('span', 'role', word(role.word)));
  }
  return head;
};

const headOf = (key, className = '') => {
  const head = element('th', className, word(key));
  head.scope = 'col';
  return head;
};

const showRefusals = (details, preview, known) => {
  const rejected = concerning(preview.rejected, known);
  details.hidden = rejected.length === 0;
  const list = details.querySelector('tbody');
  const label = preview.counts.rejected > rejected.length && known
    ? `${word('rejectedList')} (${word('onlyFirst').toLowerCase()} ${number(rejected.length)} / ${number(preview.counts.rejected)})`
    : `${word('rejectedList')} (${number(rejected.length)})`;
  details.querySelector('summary').textContent = label;
  list.replaceChildren(
    ...rejected.map(({ row, field, problem, expected }) =>
      element('tr', '', element('td', 'number', String(row)), element('td', '', field), element('td', '', problem), element('td', '', expected)),
    ),
  );
};

/**
 * Shows what would become of a file.
 *
 * @param roles columns that mean something, each with a kind and the key of its word
 * @param known whether a series has been chosen
 */
export const showPreview = (root, preview, roles, known) => {
  showCounts(root.querySelector('#counts'), preview.counts, known);
  const table = root.querySelector('#preview');
  table.tHead.replaceChildren(
    element('tr', '', headOf('rowNumber', 'number'), headOf('becomes'), ...preview.columns.map((name) => columnHead(name, roles))),
  );
  table.tBodies[0].replaceChildren(...preview.rows.flatMap((row) => tableRow(row, preview.columns, roles, known)));
  showRefusals(root.querySelector('#refusals'), preview, known);
};

/** The counts as one sentence, for those who hear the page. */
export const sentence = ({ counts }, known) =>
  known
    ? `${number(counts.accepted)} ${counted(counts.accepted, 'countAccepted')}, ${number(counts.rejected)} ${word('countRejected')}.`
    : word('chooseSeries');
