import { html, nothing } from 'lit';
import { chartSentence } from '../../charts/chart-sentence.js';
import { pointsOf, valuesOfProof } from '../../charts/chart-points.js';
import { forecastPoints } from '../../charts/forecast.js';
import { chartHeight, chartWidth, lineChart } from '../../charts/line-chart.js';
import { targetLevel } from '../../charts/target-path.js';
import { language, say, t } from '../../lib/language.js';
import { formatNumber, formatQuantity } from '../../lib/number.js';
import { periodLabel } from '../../lib/period.js';
import { coverageText } from '../../parts/figure-value.js';
import { PageElement } from '../page-element.js';

/** A figure over time, three times the same: as a sentence, as a drawing, as a table. */
class DataFigure extends PageElement {
  static properties = { definition: { attribute: false }, values: { attribute: false }, target: { attribute: false }, forecast: { attribute: false } };

  render() {
    const { definition, values, target, forecast } = this;
    const ahead = forecastPoints(forecast);
    const points = pointsOf(valuesOfProof(values), target?.from ?? null);
    const about = { title: say(definition.title), unit: definition.unit, decimals: definition.decimals, sampled: definition.survey };
    const drawing = lineChart(points, target, { unit: definition.unit, decimals: definition.decimals, language: language(), words: words(definition, target, points) }, ahead);
    return html`
      <figure class="data-figure">
        <figcaption>${chartSentence(about, points, target)}${forecast ? html` <span class="chart-outlook">${say(forecast.text)}.</span> ${ahead.length > 0 ? t('chart.forecastMeans') : ''}` : nothing}</figcaption>
        ${drawing
          ? html`<p class="chart-unit">${definition.unit}</p>
              <div class="chart-frame" tabindex="0" role="group" aria-label=${about.title}>
                <svg class="chart" viewBox=${`0 0 ${chartWidth} ${chartHeight}`} aria-hidden="true" focusable="false">${drawing}</svg>
              </div>`
          : nothing}
        ${points.length > 0
          ? html`<details class="more table"><summary>${t('table.show')}</summary>${this.#table(points, ahead)}</details>`
          : nothing}
      </figure>`;
  }

  /** Where the drawing is wider than the page, its newest end is what is seen first. */
  firstUpdated() {
    const frame = this.querySelector('.chart-frame');
    if (frame) {
      frame.scrollLeft = frame.scrollWidth;
    }
  }

  #table(points, ahead) {
    const { definition, values } = this;
    const byPeriod = new Map(values.map((value) => [value.period, value]));
    const margins = points.some(({ margin }) => margin !== null);
    const coverage = values.some((value) => value.coverage);
    return html`
      <div class="table-frame" tabindex="0" role="region" aria-label=${`${t('table.show')}: ${say(definition.title)}`}><table>
        <thead><tr><th scope="col">${t('table.period')}</th><th scope="col" class="number">${t('table.value')} (${definition.unit})</th>
          ${margins ? html`<th scope="col" class="number">${t('table.margin')}</th>` : nothing}${coverage ? html`<th scope="col">${t('table.coverage')}</th>` : nothing}<th scope="col">${t('table.note')}</th></tr></thead>
        <tbody>
          ${points.map((point) => html`<tr>
            <th scope="row">${periodLabel(point.period, language())}</th>
            <td class="number">${formatNumber(point.value, definition.decimals, language())}</td>
            ${margins ? html`<td class="number">${point.margin === null ? '–' : `± ${formatNumber(point.margin, definition.decimals, language())}`}</td>` : nothing}
            ${coverage ? html`<td>${rests(byPeriod.get(point.period))}</td>` : nothing}
            <td>${note(point, byPeriod.get(point.period))}</td></tr>`)}
          ${ahead.map((step) => html`<tr class="ahead">
            <th scope="row">${periodLabel(step.period, language())}</th>
            <td class="number">${formatNumber(step.value, definition.decimals, language())}</td>
            ${margins ? html`<td class="number">–</td>` : nothing}
            <td>${t('table.forecast', { low: formatNumber(step.low, definition.decimals, language()), high: formatNumber(step.high, definition.decimals, language()) })}</td></tr>`)}
        </tbody>
      </table></div>`;
  }
}

const words = (definition, target, points) => ({
  baseline: t('chart.baseline'),
  forecast: t('chart.forecast'),
  target: t('chart.target', { value: formatQuantity(targetLevel(target, points), definition.decimals, definition.unit, language()) }),
});

const rests = (value) => (value?.coverage ? coverageText(value.coverage) : '');

const note = (point, value) =>
  [point.before && t('table.before'), point.doubtful && t('table.doubtful'), say(value?.qualityNote), say(value?.missing?.text)]
    .filter(Boolean)
    .join('; ');

export const registerDataFigure = () => customElements.define('data-figure', DataFigure);
