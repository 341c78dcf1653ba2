import { word } from './texts.js';

const paragraph = (text) => {
  const element = document.createElement('p');
  element.textContent = text;
  return element;
};

const clear = (form) => {
  for (const field of form.elements) {
    field.removeAttribute('aria-invalid');
  }
  form.querySelector('.answer').replaceChildren();
};

/** Says below a form that it went well. */
export const showTaken = (form, ...sentences) => {
  clear(form);
  const box = document.createElement('div');
  box.className = 'good';
  box.append(...sentences.map(paragraph));
  form.querySelector('.answer').append(box);
};

/** Says below a form what was wrong: `rejected` is the server's list, row by row and field by field. */
export const showRejected = (form, detail, rejected = []) => {
  clear(form);
  const box = document.createElement('div');
  box.className = 'bad';
  box.append(paragraph(detail));
  const list = document.createElement('ul');
  for (const each of rejected) {
    const item = document.createElement('li');
    item.textContent = `${each.field ? `${each.field}: ` : ''}${each.problem}. ${word('expectedWord')}: ${each.expected}.`;
    list.append(item);
    form.elements.namedItem(each.field)?.setAttribute('aria-invalid', 'true');
  }
  if (rejected.length > 0) {
    box.append(list);
  }
  form.querySelector('.answer').append(box);
  form.querySelector('[aria-invalid="true"]')?.focus();
};

/** Says below a form what the server answered instead of taking it. */
export const showRefused = (form, refused) => {
  if (refused.status === null) {
    showRejected(form, word('noAnswer'));
    return;
  }
  const detail = refused.problem?.detail ?? `${refused.status}`;
  showRejected(form, `${word('refusedByServer')}: ${detail}`, refused.problem?.rejected);
};
