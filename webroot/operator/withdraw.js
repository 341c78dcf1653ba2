import { texts as boardTexts } from '../lib/texts.js';
import { showRefused, showTaken } from './answers.js';
import { Refused, all, write } from './api.js';
import { option, refill } from './report.js';
import { currentLanguage, localized, word } from './texts.js';

const REASONS = ['error', 'source-withdrew', 'other'];
const form = document.querySelector('#withdraw');
const { series, periods, reason, text, by } = form.elements;
const warning = document.querySelector('#withdraw-warning');
const look = document.querySelector('#withdraw-look');
const changes = document.querySelector('#withdraw-preview');

const warn = () => {
  warning.textContent = reason.value === 'confidential' ? word('withdrawSecret') : '';
};

/** Writes the form's lists in the language of the page; what is confidential takes an operator. */
export const showWithdraw = async (may) => {
  const items = await all('/api/v1/series');
  refill(
    series,
    items.map((each) => option(each.id, `${each.id} ${localized(each.title)}`)),
  );
  const reasons = may('operator') ? [...REASONS, 'confidential'] : REASONS;
  refill(reason, reasons.map((each) => option(each, word(`reason-${each}`))));
  warn();
};

const body = () =>
  JSON.stringify({
    series: series.value,
    periods: periods.value.split(',').map((each) => each.trim()).filter(Boolean),
    reason: reason.value,
    text: text.value,
    by: by.value,
  });

const line = (words) => {
  const item = document.createElement('li');
  item.textContent = words;
  return item;
};

/** A state of a commitment, or why an indicator has no value, in words; a value as it is. */
const said = (code) =>
  (boardTexts[`state.${code}`] ?? boardTexts[String(code).replace(/^missing-/, 'missing.')])?.[currentLanguage()] ?? code;

const showChanges = async () => {
  const answer = await write('/api/v1/withdrawals?preview=true', body());
  changes.replaceChildren(
    ...(answer.changes.length === 0
      ? [line(word('withdrawNothing'))]
      : answer.changes.map((each) => line(`${each.id}: ${said(each.before)} → ${said(each.after)}`))),
  );
};

const take = async () => {
  const answer = await write('/api/v1/withdrawals', body());
  changes.replaceChildren();
  showTaken(form, `${word('withdrawTaken')} ${answer.position}.`);
};

/** `failed` is told of answers that concern the whole page. */
export const startWithdraw = (failed) => {
  const attempt = async (work) => {
    try {
      await work();
    } catch (refused) {
      if (refused.status === 401 || !(refused instanceof Refused)) {
        failed(refused);
      } else {
        showRefused(form, refused);
      }
    }
  };
  reason.addEventListener('change', warn);
  look.addEventListener('click', () => {
    if (form.reportValidity()) {
      attempt(showChanges);
    }
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    attempt(take);
  });
};
