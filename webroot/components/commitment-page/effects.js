import { html, nothing } from 'lit';
import { formatCalendarDay } from '../../lib/clock.js';
import { language, say, t } from '../../lib/language.js';
import { formatNumber } from '../../lib/number.js';

/** What the reforms that are declared on a figure did to it: the verdict, the estimates, the caveats. */
export const effects = ({ definition, effects: list }) =>
  (list ?? []).length === 0
    ? nothing
    : html`<section class="effects" aria-label=${`${t('effect.title')}: ${say(definition.title)}`}>
        <h4>${t('effect.title')}</h4>
        ${list.map((each) => effect(each, definition))}
      </section>`;

const effect = ({ reform, verdict, interruptedSeries, differenceInDifferences, caveats }, definition) => html`
  <article class="effect">
    <h5>${say(reform.title)}, ${formatCalendarDay(reform.date, language())}</h5>
    <p><b>${say(verdict.text)}.</b></p>
    ${interruptedSeries?.estimable || differenceInDifferences?.estimable
      ? html`<details class="more table"><summary>${t('effect.how')}</summary>
          <div class="table-frame" tabindex="0" role="region" aria-label=${`${t('effect.how')}: ${say(reform.title)}`}><table>
            <thead><tr><th scope="col">${t('effect.method')}</th><th scope="col" class="number">${t('effect.change')} (${definition.unit})</th>
              <th scope="col" class="number">${t('effect.interval')}</th><th scope="col" class="number">${t('effect.points')}</th><th scope="col">${t('effect.placebo')}</th></tr></thead>
            <tbody>
              ${row(t('effect.own'), interruptedSeries, definition)}
              ${row(t('effect.others'), differenceInDifferences, definition)}
            </tbody>
          </table></div></details>`
      : nothing}
    <ul class="reasons">${caveats.map((caveat) => html`<li>${say(caveat.text)}.</li>`)}</ul>
    <p class="quiet">${t('effect.source', { source: reform.source })}</p>
  </article>`;

const row = (method, estimate, { decimals }) => {
  if (!estimate) {
    return nothing;
  }
  const counts = html`<td class="number">${estimate.before} + ${estimate.after}</td>`;
  if (!estimate.estimable) {
    return html`<tr><th scope="row">${method}</th><td class="number">–</td><td class="number">–</td>${counts}<td>${t('effect.notEstimable')}</td></tr>`;
  }
  const places = Math.max(1, decimals);
  const number = (value) => formatNumber(value, places, language());
  const { value, low, high } = estimate.change;
  return html`<tr><th scope="row">${method}</th><td class="number">${number(value)}</td>
    <td class="number">${number(low)} – ${number(high)}</td>${counts}
    <td>${placebo('effect.dates', estimate.placeboInTime)} ${placebo('effect.members', estimate.placeboInSpace)}</td></tr>`;
};

const placebo = (key, { tried, asLarge }) => (tried === 0 ? '' : t(key, { asLarge, tried }));
