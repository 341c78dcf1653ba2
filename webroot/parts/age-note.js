import { html, nothing } from 'lit';
import { age, overdue } from '../lib/age.js';
import { formatMonth } from '../lib/clock.js';
import { count, language, t } from '../lib/language.js';
import { periodLabel } from '../lib/period.js';

/** `Uppgift från 2022, 3 år gammal`, and whether the next is overdue; nothing when there is no figure. */
export const ageNote = ({ period, observedAt, expectedNext }, now) => {
  if (!period || !observedAt) {
    return nothing;
  }
  const { unit, n } = age(observedAt, now);
  const old = overdue(expectedNext, now);
  return html`<p class=${old ? 'age overdue' : 'age'}>
    ${t('age.from', { period: periodLabel(period, language()) })}, ${count(n, `age.${unit}`)}${old
      ? html`<span class="age-next"> – ${t('age.overdue', { month: formatMonth(expectedNext, language()) })}</span>`
      : nothing}</p>`;
};
