import { formatCalendarDay } from './clock.js';
import { changedFields, fieldWord, valueWord } from './field-words.js';
import { count, language, say, t } from './language.js';
import { formatNumber, formatRaw } from './number.js';
import { periodLabel } from './period.js';
import { isState } from './states.js';

const few = 3; // new figures of a series in one commit that are told one by one

/** What the words need of a board: titles and sources by id; a series has a title and unit of its own, not those of what is computed from it. */
export const namesOf = (definition) => {
  const titles = new Map([...definition.commitments, ...definition.indicators, ...definition.documents].map((each) => [each.id, say(each.title) || each.title]));
  const series = new Map();
  const feeds = new Map();
  for (const indicator of definition.indicators) {
    for (const each of indicator.series) {
      series.set(each.id, each);
      if (each.feed) {
        feeds.set(each.feed.id, (each.feed.source ?? say(each.feed.title)).replace(/^Källa: /, ''));
      }
    }
  }
  return { titles, series, feeds, commitments: new Set(definition.commitments.map(({ id }) => id)) };
};

/** Changes by what they concern: commitments whose status turned first, then other commitments, then the rest. */
export const grouped = (items, names) => {
  const groups = new Map();
  const put = (id, item) => {
    const group = groups.get(id) ?? { id, title: titleOf(id, names), items: [], turned: false, position: 0 };
    group.items.push(item);
    group.turned ||= item.kind === 'status';
    group.position = Math.max(group.position, item.position);
    groups.set(id, group);
  };
  for (const item of items) {
    for (const id of concerned(item, names)) {
      put(id, item);
    }
  }
  const rank = ({ id, turned }) => (id === 'figures' ? 2 : id === 'catalog' ? 3 : turned ? 0 : 1);
  return [...groups.values()].sort((a, b) => rank(a) - rank(b) || b.position - a.position || (a.id < b.id ? -1 : 1));
};

const concerned = (item, names) => {
  if (item.commitment) {
    return [item.commitment];
  }
  if (item.subject) {
    return [item.subject === 'commitment' ? item.id : 'catalog'];
  }
  const affected = (item.affects ?? []).filter((id) => names.commitments.has(id));
  return affected.length > 0 ? affected : ['figures'];
};

const titleOf = (id, names) =>
  id === 'figures' ? t('changes.figures') : id === 'catalog' ? t('changes.catalog') : (names.titles.get(id) ?? id);

const word = (state) => (isState(state) ? t(`state.${state}`) : (state ?? ''));

/** New figures of one series that came together are told as one, when there are more than a reader would read one by one. */
export const condensed = (items) => {
  const together = new Map();
  for (const item of items) {
    const key = item.kind === 'value' && item.what === 'first' ? `${item.position} ${item.series}` : item;
    together.set(key, [...(together.get(key) ?? []), item]);
  }
  return [...together.values()].flatMap((run) =>
    run.length <= few ? run : [{ ...run[0], kind: 'values', count: run.length, from: run[0].period, to: run.at(-1).period }],
  );
};

/** One change as sentences. */
export const sentence = (item, names) => (tellings[item.kind] ?? (() => item.kind))(item, names);

const tellings = {
  status: ({ before, after }) => {
    const words = { before: word(before?.state), after: word(after?.state) };
    const known = new Set((before?.reasons ?? []).map(({ text }) => say(text)));
    const reasons = (after?.reasons ?? []).map(({ text }) => say(text));
    const reason = (before?.state === after?.state && reasons.find((each) => !known.has(each))) || reasons[0];
    const key = !before ? 'changes.statusFirst' : !after ? 'changes.statusGone' : before.state === after.state ? 'changes.statusWhy' : 'changes.status';
    return [t(key, words), reason ? t('changes.why', { text: reason }) : ''].filter(Boolean).join(' ');
  },
  value: (item, names) => {
    const declaration = names.series.get(item.series);
    const words = {
      period: periodLabel(item.period, language()),
      before: figure(item.before, declaration),
      after: figure(item.after, declaration),
    };
    const why = item.what === 'withdrawal' ? (item.after?.withdrawn?.text ?? item.origin.split('withdrawal: ')[1]) : null;
    const end = item.what === 'withdrawal' ? (why ? t('changes.why', { text: why }) : '') : source(item, names);
    return [series(item, names), t(`changes.${item.what}`, words), end]
      .filter(Boolean)
      .join(' ');
  },
  values: (item, names) => {
    const key = { first: 'changes.manyFirst', revision: 'changes.manyRevision', withdrawal: 'changes.manyWithdrawal' }[item.what];
    const words = { n: formatRaw(item.count, language()), from: periodLabel(item.from, language()), to: periodLabel(item.to, language()) };
    return [series(item, names), t(key, words), source(item, names)].filter(Boolean).join(' ');
  },
  report: ({ after }) =>
    t('changes.report', { day: formatCalendarDay(after.date, language()), state: word(after.state), evidence: after.evidence, by: after.by }),
  override: ({ what, after, by, reason }) =>
    what === 'withdrawal'
      ? t('changes.overrideBack', { by, reason })
      : t('changes.override', { by: after.by, state: word(after.state), day: formatCalendarDay(after.until, language()), reason: after.reason }),
  comparison: ({ count: n, kpi }) => t('changes.comparison', { n: formatRaw(n, language()), kpi }),
  text: (item, names) => declared(item, names),
  target: (item, names) => declared(item, names),
  rule: (item, names) => declared(item, names),
};

/** `Energianvändning (badhuset):`; the id of a series that the board no longer knows. */
const series = (item, names) => {
  const title = say(names.series.get(item.series)?.title);
  const dimensions = item.series.split(':').slice(2).map((each) => each.split('=').at(-1));
  return `${title ? [title, dimensions.length > 0 ? ` (${dimensions.join(', ')})` : ''].join('') : item.series}:`;
};

const source = (item, names) => {
  if (item.origin === 'push') {
    return `(${t('changes.sentIn')})`;
  }
  const name = names.feeds.get(item.origin) ?? item.origin;
  return name ? `(${t('changes.from', { source: name })})` : '';
};

const figure = (observation, declaration) => {
  if (!observation) {
    return '–';
  }
  if (observation.missing) {
    return t(`missing.${observation.missing}`);
  }
  const exact = formatRaw(observation.value, language());
  const rounded = declaration ? formatNumber(observation.value, declaration.decimals ?? 0, language()) : exact;
  const number = rounded.length > exact.length ? rounded : exact;
  const close = declaration?.unit === '%' && language() === 'en';
  return declaration?.unit ? `${number}${close ? '' : '\u00a0'}${declaration.unit}` : number;
};

const declared = (item, names) => {
  const what = item.what === 'changed' ? t(`changes.${item.kind}`) : t(`changes.${item.what}`);
  const of = item.subject === 'commitment' ? '' : ` (${names.titles.get(item.id) ?? item.id})`;
  const fields = changedFields(item.fields).map(({ field, before, after }) =>
    item.what === 'changed' && valueWord(before) && valueWord(after)
      ? t('changes.field', { field: fieldWord(field), before: valueWord(before), after: valueWord(after) })
      : fieldWord(field),
  );
  return `${what}${of}${fields.length > 0 ? `: ${fields.join('; ')}` : ''}.`;
};

export const countOf = (items) => count(items.length, 'changes.count');
