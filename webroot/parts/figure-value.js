import { html, nothing } from 'lit';
import { language, t } from '../lib/language.js';
import { formatNumber } from '../lib/number.js';

/** Value, unit and margin of error, the value in tabular figures. */
export const figureValue = ({ value, margin, decimals, unit }) =>
  value === null || value === undefined
    ? html`<span class="no-value">${t('tile.noValue')}</span>`
    : html`<data class="value" value=${value}>${formatNumber(value, decimals, language())}</data>
        <span class="unit">${unit}</span>
        ${margin ? html`<span class="margin">${t('tile.margin', { margin: formatNumber(margin, decimals, language()) })}</span>` : nothing}`;
