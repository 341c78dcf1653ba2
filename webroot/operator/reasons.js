import { button, make } from './elements.js';
import { ago, whole } from './moments.js';
import { sentence, word } from './texts.js';

const isSame = (one, other) =>
  other !== null && one.feed === other.feed && one.field === other.field && one.problem === other.problem;

/**
 * Reasons for which rows were refused, the most frequent first. `choose(reason)` shows the rows of one;
 * `guarded` tells what goes wrong with it.
 */
export const reasonTable = (counts, chosen, guarded, choose) => {
  if (counts.length === 0) {
    return make('p', { class: 'nothing' }, word('nothingRefused'));
  }
  const row = (each) => {
    const { feed, municipality, field, problem } = each;
    const mine = isSame(each, chosen);
    const words = field === '' ? problem : `${field}: ${problem}`;
    return make(
      'tr',
      { class: mine ? 'chosen' : null },
      make('td', { class: 'number', 'data-head': word('refusedCount') }, whole(each.rows)),
      make('th', { scope: 'row', lang: 'en' }, words, make('span', { class: 'under' }, each.expected)),
      make('td', { 'data-head': word('feed') }, feed, make('span', { class: 'under' }, municipality ?? word('unknownTown'))),
      make('td', { 'data-head': word('lastRefused') }, ago(each.last, Date.now())),
      make(
        'td',
        { class: 'act' },
        button(
          mine ? word('shownNow') : word('showRows'),
          guarded(() => choose(mine ? null : { feed, field, problem, ...(municipality === null ? {} : { municipality }) })),
          { 'aria-pressed': String(mine), 'aria-label': sentence('showRowsOf', { reason: words }) },
        ),
      ),
    );
  };
  const head = ['refusedCount', 'problem', 'feed', 'lastRefused'].map((key) =>
    make('th', { scope: 'col', class: key === 'refusedCount' ? 'number' : null }, word(key)),
  );
  return make('table', { class: 'feeds' }, make('thead', {}, make('tr', {}, ...head, make('td', {}))), make('tbody', {}, ...counts.map(row)));
};
