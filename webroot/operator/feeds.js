import { announcer } from '../lib/announcer.js';
import { LiveConnection } from '../live/connection.js';
import { Refused, all, write } from './api.js';
import { fill, make } from './elements.js';
import { feedRow } from './feed-row.js';
import { order } from './feed-state.js';
import { whole } from './moments.js';
import { localized, sentence, word } from './texts.js';

const AGES = 20_000; // ms after which ages are written anew
const SPEAK = 30_000; // ms that two announcements are apart at least

const box = document.querySelector('#feeds');
const summary = document.querySelector('#feeds-summary');
const live = document.querySelector('#feeds-live');
const choice = document.querySelector('#feeds-municipality');
const news = document.querySelector('#feeds-news');
const towns = new Map(); // code -> { name, feeds }
let connection = null;
let may = () => false;
let tell = () => {};

const announce = announcer({
  speak: (names) => {
    news.textContent = names.join('. ');
  },
  everyMillis: SPEAK,
  now: () => Date.now(),
  later: (run, millis) => setTimeout(run, millis),
});

const run = async (feed, municipality) => {
  try {
    await write(`/api/v1/feeds/${encodeURIComponent(feed.id)}/runs?municipality=${municipality}`, '{}');
    announce([sentence('running', { feed: localized(feed.title) })]);
  } catch (refused) {
    if (!(refused instanceof Refused) || refused.status === 401 || refused.status === null) {
      tell(refused);
      return;
    }
    box.querySelector(`[data-feed="${CSS.escape(feed.id)}"] .act`)?.append(make('p', { class: 'why', lang: 'en' }, refused.message));
    announce([refused.message]);
  }
};

const table = (code, town, now) => {
  const feeds = [...town.feeds].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  const heads = ['feed', 'feedState', 'lastNews', 'nextExpected', 'feedRows'];
  const head = make(
    'tr',
    {},
    ...heads.map((key) => make('th', { scope: 'col', class: key === 'feedRows' ? 'number' : null }, word(key))),
    make('td', {}),
  );
  const runs = may('operator') ? (feed) => run(feed, code) : null;
  return make(
    'section',
    { class: 'town', 'aria-labelledby': `town-${code}` },
    make('h2', { id: `town-${code}` }, town.name),
    make('table', { class: 'feeds' }, make('thead', {}, head), make('tbody', {}, ...feeds.map((feed) => feedRow(feed, now, runs)))),
  );
};

const focused = () => {
  const inside = box.contains(document.activeElement) ? document.activeElement : null;
  return inside === null ? null : [inside.closest('[data-feed]')?.dataset.feed, inside.tagName];
};

const show = () => {
  const shown = [...towns].filter(([code, town]) => town.feeds.length > 0 && (choice.value === '' || choice.value === code));
  const count = {};
  shown.forEach(([, town]) => town.feeds.forEach(({ state }) => (count[state] = (count[state] ?? 0) + 1)));
  summary.textContent = order
    .filter((state) => count[state])
    .map((state) => `${whole(count[state])} ${word(`state-${state}`).toLocaleLowerCase('sv')}`)
    .join(' · ');
  const at = focused();
  const now = Date.now();
  box.replaceChildren(...shown.map(([code, town]) => table(code, town, now)));
  if (at?.[0]) {
    box.querySelector(`[data-feed="${CSS.escape(at[0])}"] ${at[1].toLowerCase()}`)?.focus();
  }
};

const changed = (code, feeds) => {
  const town = towns.get(code);
  const before = new Map(town.feeds.map((feed) => [feed.id, feed.state]));
  const told = feeds.filter(({ id, state }) => before.has(id) && before.get(id) !== state);
  announce(told.map((feed) => `${town.name}, ${localized(feed.title)}: ${word(`state-${feed.state}`)}`));
  town.feeds = feeds;
  show();
};

const follow = () => {
  const socket = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/connection/websocket`;
  connection = new LiveConnection({
    url: socket,
    onState: (state) => {
      live.textContent = state === 'connected' ? word('liveNow') : word('liveLost');
    },
  });
  for (const code of towns.keys()) {
    connection.subscribeState(`feeds:${code}`, { onState: ({ feeds }) => changed(code, feeds) });
  }
};

/** Every feed that is declared, for other parts of the page: `{ id, municipality, title }`. */
export const declaredFeeds = () =>
  [...towns].flatMap(([municipality, town]) => town.feeds.map(({ id, title }) => ({ id, municipality, title })));

/** `[code, name]` of every municipality that has feeds. */
export const feedTowns = () => [...towns].filter(([, town]) => town.feeds.length > 0).map(([code, { name }]) => [code, name]);

/** Shows how all feeds stand, and follows them. */
export const showFeeds = async (allowed) => {
  may = allowed;
  const [municipalities, feeds] = await Promise.all([all('/api/v1/municipalities'), all('/api/v1/feeds')]);
  towns.clear();
  for (const { code, name } of municipalities.toSorted((a, b) => a.name.localeCompare(b.name, 'sv'))) {
    const mine = feeds.filter((feed) => feed.municipality === code && feed.health !== null);
    towns.set(code, { name, feeds: mine.map(({ health, ...feed }) => ({ ...feed, ...health })) });
  }
  fill(choice, [['', word('allMunicipalities')], ...feedTowns()]);
  show();
  if (connection === null) {
    follow();
  }
};

/** Follows nothing any more. */
export const stopFeeds = () => {
  connection?.close();
  connection = null;
};

/** `failed` is told of answers that concern the whole page. */
export const startFeeds = (failed) => {
  tell = failed;
  choice.addEventListener('change', show);
  setInterval(() => document.visibilityState === 'visible' && connection !== null && show(), AGES);
};
