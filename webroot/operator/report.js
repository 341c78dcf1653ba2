import { Refused, all, read, write } from './api.js';
import { showRefused, showTaken } from './answers.js';
import { currentLanguage, localized, word } from './texts.js';

const STATES = ['started', 'done', 'stalled', 'not-started', 'withdrawn'];
const form = document.querySelector('#report');
const { municipality, commitment, state, date } = form.elements;
const search = document.querySelector('#search');
const found = document.querySelector('#found');
const quote = document.querySelector('#quote');
let commitments = [];

export const option = (value, text) => {
  const element = document.createElement('option');
  element.value = value;
  element.textContent = text;
  return element;
};

/** Keeps what was chosen when a list is written anew. */
export const refill = (select, options) => {
  const chosen = select.value;
  select.replaceChildren(...options);
  if ([...select.options].some((each) => each.value === chosen)) {
    select.value = chosen;
  }
};

export const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(new Date());

const plain = (text) => text.toLocaleLowerCase('sv').normalize('NFC');

const matching = () => {
  const words = plain(search.value).split(/\s+/).filter(Boolean);
  return commitments.filter((each) => {
    const text = plain(`${each.number ?? ''} ${each.title.sv} ${each.title.en} ${each.quote} ${each.id}`);
    return words.every((one) => text.includes(one));
  });
};

const showQuote = () => {
  const chosen = commitments.find((each) => each.id === commitment.value);
  quote.textContent = chosen?.quote ?? '';
};

const showCommitments = () => {
  const fitting = matching();
  refill(
    commitment,
    fitting.map((each) => option(each.id, `${each.number ? `${each.number} ` : ''}${localized(each.title)}`)),
  );
  found.textContent = `${fitting.length} ${word('found')}`;
  showQuote();
};

const fetchCommitments = async () => {
  commitments = municipality.value ? await all(`/api/v1/commitments?municipality=${municipality.value}`) : [];
  showCommitments();
};

/** Writes the form's lists in the language of the page. */
export const showReport = async () => {
  const { items } = await read('/api/v1/municipalities?limit=1000');
  refill(
    municipality,
    items
      .filter((each) => each.commitments > 0)
      .map((each) => option(each.code, each.simulated ? `${each.name} (${word('simulated')})` : each.name)),
  );
  refill(state, STATES.map((each) => option(each, word(each))));
  date.max = today();
  date.lang = currentLanguage();
  await fetchCommitments();
};

const submit = async () => {
  const values = Object.fromEntries(new FormData(form));
  const optional = (text) => (text.trim() === '' ? null : text);
  const answer = await write(
    `/api/v1/commitments/${encodeURIComponent(values.commitment)}/statements`,
    JSON.stringify({
      state: values.state,
      date: values.date,
      evidence: values.evidence,
      link: optional(values.link),
      by: values.by,
      comment: optional(values.comment),
    }),
  );
  showTaken(form, `${word('recorded')} ${answer.position}.`);
};

/** `failed` is told of answers that concern the whole page. */
export const startReport = (failed) => {
  municipality.addEventListener('change', () => fetchCommitments().catch(failed));
  search.addEventListener('input', showCommitments);
  commitment.addEventListener('change', showQuote);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    try {
      await submit();
    } catch (refused) {
      if (refused.status === 401 || !(refused instanceof Refused)) {
        failed(refused);
      } else {
        showRefused(form, refused);
      }
    }
  });
};
