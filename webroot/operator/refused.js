import { Refused, read, remove, write } from './api.js';
import { confirmed } from './confirm.js';
import { button, fill, make } from './elements.js';
import { declaredFeeds, feedTowns } from './feeds.js';
import { moment, whole } from './moments.js';
import { reasonTable } from './reasons.js';
import { localized, sentence, word } from './texts.js';
import { viewParameters } from './views.js';

const PAGE = 50;
const form = document.querySelector('#refused-filter');
const list = document.querySelector('#refused');
const count = document.querySelector('#refused-count');
const more = document.querySelector('#refused-more');
const reasons = document.querySelector('#reasons');
const work = document.querySelector('#refused-work');
const told = document.querySelector('#refused-told');
const rowsTitle = document.querySelector('#refused-rows-title');
let may = () => false;
let tell = () => {};
let reason = null; // the one whose rows are shown, null for all
let shown = 0;

const filter = (extra = {}) => {
  const query = new URLSearchParams();
  const chosen = { ...Object.fromEntries(new FormData(form)), ...(reason ?? {}), ...extra };
  Object.entries(chosen).forEach(([name, value]) => value !== null && value !== '' && query.set(name, value));
  return query;
};

const path = (tail = '', extra = {}) => {
  const query = filter(extra).toString();
  return `/api/v1/quarantine${tail}${query === '' ? '' : `?${query}`}`;
};

const say = (tone, words) => told.replaceChildren(make('p', { class: tone }, words));

const guarded = (act) => async () => {
  try {
    await act();
  } catch (refused) {
    if (refused instanceof Refused && refused.status !== 401 && refused.status !== null) {
      say('bad', refused.message);
    } else {
      tell(refused);
    }
  }
};

/** Tries rows again, portion by portion, until all have been. */
const replay = async (query, body) => {
  const sum = { read: 0, taken: 0, unchanged: 0, refused: 0 };
  let before = null;
  do {
    const part = await write(`/api/v1/quarantine/replay${query}`, JSON.stringify(before === null ? body : { ...body, before }));
    sum.read += part.read;
    sum.taken += part.accepted + part.revised;
    sum.unchanged += part.unchanged;
    sum.refused += part.refused;
    before = part.next;
    say('good', sentence('replaying', { read: whole(sum.read) }));
  } while (before !== null);
  await show();
  const values = Object.fromEntries(Object.entries(sum).map(([name, n]) => [name, whole(n)]));
  say(sum.read > 0 && sum.refused === sum.read ? 'bad' : 'good', sentence('replayed', values));
};

const drop = async (target, rows) => {
  const question = sentence('removeQuestion', { rows: whole(rows) });
  if (await confirmed(question, word('removeConsequence'), sentence('removeNow', { rows: whole(rows) }))) {
    const { removed } = await remove(target);
    await show();
    say('good', sentence('removed', { rows: whole(removed) }));
  }
};

const rowWork = (row) =>
  may('operator')
    ? make(
        'div',
        { class: 'row-work' },
        button(word('replayOne'), guarded(() => replay('', { ids: [row.id] }))),
        button(word('removeOne'), guarded(() => drop(`/api/v1/quarantine?ids=${row.id}`, 1))),
      )
    : null;

const item = (row) =>
  make(
    'li',
    {},
    make(
      'p',
      { class: 'under' },
      make('time', { datetime: row.at }, moment(row.at)),
      ` · ${row.feed}`,
      row.source === '' ? '' : ` · ${row.source}`,
      ` · ${sentence('rowNumber', { row: row.row })}`,
    ),
    make('p', { lang: 'en' }, make('b', {}, row.field === '' ? row.problem : `${row.field}: ${row.problem}`)),
    make('p', { class: 'hint' }, `${word('expected')}: `, make('span', { lang: 'en' }, row.expected)),
    make('pre', { class: 'raw', translate: 'no' }, make('code', {}, row.raw)),
    rowWork(row),
  );

const append = async () => {
  const { items, total } = await read(path('', { limit: PAGE, offset: shown }));
  shown += items.length;
  list.append(...items.map(item));
  count.textContent = sentence('shownOf', { shown: whole(shown), total: whole(total) });
  more.hidden = shown >= total || items.length === 0;
  return total;
};

const workOn = (total) => {
  const query = filter().toString();
  const download = (format, words) =>
    make('a', { href: path('', { format, ...(format === 'csv' ? { bom: true } : {}) }), download: true }, words);
  work.replaceChildren(
    ...(may('operator')
      ? [
          button(sentence('replayAll', { rows: whole(total) }), guarded(() => replay(query === '' ? '' : `?${query}`, { all: true })), { class: 'first' }),
          query === '' ? '' : button(sentence('removeAll', { rows: whole(total) }), guarded(() => drop(path(), total))),
        ]
      : []),
    download('csv', word('exportCsv')),
    download('ndjson', word('exportNdjson')),
    reason === null ? '' : button(word('allReasons'), guarded(() => choose(null))),
  );
  work.hidden = total === 0 && reason === null;
};

const choose = async (next) => {
  reason = next;
  await show();
  rowsTitle.focus();
};

const show = async () => {
  list.replaceChildren();
  shown = 0;
  const chosen = reason;
  reason = null;
  const counts = await read(path('/counts', { limit: 200 }));
  reason = chosen;
  reasons.replaceChildren(reasonTable(counts.items, chosen, guarded, choose));
  workOn(await append());
};

const fillFilters = () => {
  fill(form.elements.municipality, [['', word('allMunicipalities')], ...feedTowns()]);
  const feeds = declaredFeeds()
    .filter(({ municipality }) => form.elements.municipality.value === '' || form.elements.municipality.value === municipality)
    .map(({ id, title }) => [id, `${localized(title)} (${id})`]);
  fill(form.elements.feed, [['', word('allFeeds')], ...feeds, ['push', word('unknownFeed')]]);
};

const fromAddress = () => {
  const asked = viewParameters().get('feed');
  if (asked !== null) {
    form.elements.municipality.value = '';
    fillFilters();
    form.elements.feed.value = asked;
    reason = null;
  }
};

/** Shows what was refused, reason by reason and row by row. */
export const showRefusedRows = async (allowed) => {
  may = allowed;
  fillFilters();
  fromAddress();
  await show();
};

/** `failed` is told of answers that concern the whole page. */
export const startRefused = (failed) => {
  tell = failed;
  const anew = guarded(async () => {
    reason = null;
    told.replaceChildren();
    await show();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    anew();
  });
  form.elements.municipality.addEventListener('change', () => {
    fillFilters();
    anew();
  });
  form.elements.feed.addEventListener('change', anew);
  form.elements.since.addEventListener('change', anew);
  more.addEventListener('click', guarded(append));
  window.addEventListener('hashchange', () => {
    if (location.hash.startsWith('#quarantine?')) {
      fromAddress();
      anew();
    }
  });
};
