import { html, nothing } from 'lit';
import { language, t } from '../lib/language.js';
import { formatNumber, formatQuantity, unitBeside } from '../lib/number.js';
import { movementArrow } from './movement.js';

const isPlace = ({ unit, n }) => unit === 'plats' && n !== null && n !== undefined;

/** How much of what it should rest on there is: `53 av 365 uppgifter`. */
export const coverageText = ({ present, expected }) =>
  t('figure.coverage', { present: formatNumber(present, 0, language()), expected: formatNumber(expected, 0, language()) });

/**
 * Value, unit and margin of error, the value in tabular figures; a place among others says among how many. An arrow stands
 * there when `movement` is certain and is of the figure's own period.
 */
export const figureValue = ({ value, margin, n, coverage, decimals, unit, movement = null, period = null }) => {
  if (value === null || value === undefined) {
    return html`<span class="no-value">${t('tile.noValue')}</span>`;
  }
  const written = formatNumber(value, decimals, language());
  const number = html`<data class="value" value=${value}>${written}</data>`;
  return isPlace({ unit, n })
    ? html`<span class="unit">${t('place')}</span> ${number} <span class="unit">${t('place.of', { n: formatNumber(n, 0, language()) })}</span>`
    : html`${number} <span class="unit">${unitBeside(written, unit)}</span> ${movementArrow(movement, period)}
        ${margin ? html`<span class="margin">${t('tile.margin', { margin: formatNumber(margin, decimals, language()) })}</span>` : nothing}
        ${coverage ? html`<span class="coverage">${coverageText(coverage)}</span>` : nothing}`;
};

/** The same within a sentence: `plats 69 av 137`. */
export const figureText = ({ value, n, coverage }, { decimals, unit }) =>
  isPlace({ unit, n })
    ? `${t('place')} ${formatNumber(value, decimals, language())} ${t('place.of', { n: formatNumber(n, 0, language()) })}`
    : [formatQuantity(value, decimals, unit, language()), coverage && coverageText(coverage)].filter(Boolean).join(', ');
