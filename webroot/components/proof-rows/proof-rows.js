import { html, nothing } from 'lit';
import { observationsCsv } from '../../lib/address.js';
import { formatDay } from '../../lib/clock.js';
import { count, language, say, t } from '../../lib/language.js';
import { formatRaw } from '../../lib/number.js';
import { periodLabel } from '../../lib/period.js';

/** The rows that an indicator was computed from, as they were delivered, with their way here. */
export const proofRows = ({ definition, inputs }) =>
  inputs.map(
    (input) => html`
      <details class="more table proof">
        <summary>${t('page.proof')}${inputs.length > 1 ? ` (${input.name})` : ''}: ${rowCount(input)}</summary>
        <p class="proof-input">${t('page.input', { name: input.name, series: input.series, aggregate: say(input.aggregateText) || input.aggregate })}</p>
        ${feedOf(definition, input.series)}
        <p class="links"><a href=${observationsCsv(input.series)} download>${t('page.csvRows')}<span class="visually-hidden">: ${input.series}</span></a></p>
        ${input.rows.length > 0 ? rowTable(input) : nothing}
        ${(input.others ?? []).map((other) => otherRows(definition, other))}
      </details>`,
  );

/** How many rows stand here, and of how many when that is not all. */
const rowCount = ({ rows, rowsInAll }) =>
  rowsInAll > rows.length
    ? t('page.rowsOf', { n: formatRaw(rows.length, language()), total: formatRaw(rowsInAll, language()) })
    : count(rows.length, 'page.rows');

/** The rows of a series that the input needs besides its own. */
const otherRows = (definition, other) => html`
  <p class="proof-input">${t(`page.other.${other.role}`, { series: other.series })}</p>
  ${feedOf(definition, other.series)}
  <p class="links"><a href=${observationsCsv(other.series)} download>${t('page.csvRows')}<span class="visually-hidden">: ${other.series}</span></a></p>
  ${other.rows.length > 0 ? rowTable(other) : nothing}`;

const feedOf = (definition, series) => {
  const declared = definition.series.find(({ id }) => id === series);
  return declared?.feed
    ? html`<p>${say(declared.feed.title)}. ${declared.feed.source ?? ''} ${declared.feed.licence ? html`<br>${t('page.licence')}: ${declared.feed.licence}` : nothing}</p>`
    : html`<p>${say(declared?.feedMissing)}</p>`;
};

const rowTable = ({ series, rows }) => html`
  <div class="table-frame" tabindex="0" role="region" aria-label=${`${t('page.proof')}: ${series}`}>
    <table>
      <thead><tr><th scope="col">${t('table.period')}</th><th scope="col" class="number">${t('table.value')}</th><th scope="col">${t('table.flag')}</th>
        <th scope="col">${t('table.note')}</th><th scope="col">${t('table.known')}</th><th scope="col" class="number">${t('table.position')}</th></tr></thead>
      <tbody>${rows.map((row) => html`<tr>
        <th scope="row">${periodLabel(row.period, language())}</th>
        <td class="number">${formatRaw(row.value, language())}${row.margin ? ` ± ${formatRaw(row.margin, language())}` : ''}</td>
        <td>${row.flag ?? ''}</td>
        <td>${missingWord(row.missing)}${row.n ? ` n = ${formatRaw(row.n, language())}` : ''}</td>
        <td>${row.knownSince ? formatDay(row.knownSince, language()) : ''}</td>
        <td class="number">${row.position ?? ''}</td></tr>`)}</tbody>
    </table>
  </div>`;

const missingWord = (missing) => {
  const code = typeof missing === 'string' ? missing : missing?.code;
  return code ? t(`missing.${code}`) : '';
};
