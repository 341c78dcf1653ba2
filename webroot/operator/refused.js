import { read } from './api.js';
import { currentLanguage, word } from './texts.js';

const SHOWN = 50;
const body = document.querySelector('#refused');
const count = document.querySelector('#refused-count');

const cell = (text, name) => {
  const element = document.createElement('td');
  element.textContent = text;
  if (name) {
    element.className = name;
  }
  return element;
};

const row = (each) => {
  const element = document.createElement('tr');
  const at = new Intl.DateTimeFormat(currentLanguage(), {
    dateStyle: 'short',
    timeStyle: 'medium',
    timeZone: 'Europe/Stockholm',
  }).format(new Date(each.at));
  element.append(
    cell(at),
    cell(each.feed),
    cell(String(each.row)),
    cell(each.field),
    cell(each.problem),
    cell(each.expected),
    cell(each.raw, 'raw'),
  );
  return element;
};

/** Shows the newest rows that were refused. */
export const showRefusedRows = async () => {
  const { items, total } = await read(`/api/v1/quarantine?limit=${SHOWN}`);
  count.textContent = `${total} ${word('refusedCount')}`;
  body.replaceChildren(...items.map(row));
};
