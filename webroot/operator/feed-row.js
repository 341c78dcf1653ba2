import { button, make } from './elements.js';
import { stateMark } from './feed-state.js';
import { ago, length, moment, whole } from './moments.js';
import { localized, sentence, word } from './texts.js';

/** Kinds that fetch, so that they can be told to. */
const fetched = ['kolada', 'pxweb', 'smhi', 'air-quality', 'ngsi-ld', 'files'];

const time = (at, now) =>
  at === null ? word('never') : make('time', { datetime: at, title: moment(at) }, ago(at, now));

/** Why the state is what it is, in a sentence; empty where the word says it all. */
const why = (feed) => {
  switch (feed.state) {
    case 'failing':
      return feed.failures === 0 ? sentence('allRefused', { n: whole(feed.last.refused) }) : (feed.problem ?? '');
    case 'silent':
      return feed.lastNews === null ? word('silentNever') : sentence('silentSince', { at: moment(feed.lastNews) });
    case 'late':
      return feed.nextExpected === null ? '' : sentence('lateSince', { at: moment(feed.nextExpected) });
    case 'waiting':
      return word('waitingWhy');
    default:
      return '';
  }
};

const progress = (feed) => {
  const { done, total, unit, rate, remaining } = feed.progress;
  const words = [
    total > 0 ? sentence('doneOf', { done: whole(done), total: whole(total), unit }) : `${whole(done)} ${unit}`,
    rate > 0 ? sentence('perSecond', { rate: whole(rate) }) : null,
    remaining === null || length(remaining) === '' ? null : sentence('doneIn', { time: length(remaining) }),
  ].filter((each) => each !== null);
  const bar = make('progress', total > 0 ? { max: total, value: done } : {});
  bar.setAttribute('aria-label', word('progress'));
  return make('div', { class: 'feed-progress' }, bar, make('span', {}, words.join(', ')));
};

const state = (feed) => {
  const reason = why(feed);
  return make(
    'td',
    { 'data-head': word('feedState') },
    stateMark(feed.state),
    reason === '' ? null : make('p', { class: 'why', lang: feed.state === 'failing' && feed.failures > 0 ? 'en' : null }, reason),
    feed.progress === null ? null : progress(feed),
  );
};

const next = (feed, now) => {
  if (feed.nextExpected === null) {
    return word('noRhythm');
  }
  const rhythm = sentence(feed.rhythmLearned ? 'rhythmLearned' : 'rhythmDeclared', { length: length(feed.rhythm) });
  return make('span', {}, time(feed.nextExpected, now), make('span', { class: 'under' }, rhythm));
};

const lag = (feed) => {
  const words = length(feed.lag);
  return words === '' ? null : make('span', { class: 'under' }, sentence('behind', { length: words }));
};

const rows = (feed) => {
  const refused =
    feed.refused === 0
      ? make('span', { class: 'under' }, word('noneRefused'))
      : make(
          'a',
          { class: 'under', href: `#quarantine?feed=${encodeURIComponent(feed.id)}` },
          sentence('refusedRows', { n: whole(feed.refused) }),
        );
  return make('td', { 'data-head': word('feedRows'), class: 'number' }, make('span', {}, whole(feed.taken)), refused);
};

/** A feed as a row of the table; `run(feed)` is null where the reader may not run anything. */
export const feedRow = (feed, now, run) => {
  const row = make(
    'tr',
    { 'data-feed': feed.id, 'data-state': feed.state },
    make(
      'th',
      { scope: 'row' },
      make('span', { class: 'feed-title' }, localized(feed.title)),
      make('span', { class: 'under' }, `${word(`kind-${feed.kind}`)} · ${feed.id}`),
    ),
    state(feed),
    make('td', { 'data-head': word('lastNews') }, make('span', {}, time(feed.lastNews, now)), lag(feed)),
    make('td', { 'data-head': word('nextExpected') }, next(feed, now)),
    rows(feed),
  );
  const act = make('td', { class: 'act' });
  if (run !== null && fetched.includes(feed.kind)) {
    act.append(button(word('runNow'), () => run(feed), { 'aria-label': sentence('runFeed', { feed: localized(feed.title) }) }));
  }
  row.append(act);
  return row;
};
