import { html, nothing } from 'lit';
import { formatCalendarDay } from '../../lib/clock.js';
import { language, say, t } from '../../lib/language.js';
import { formatQuantity } from '../../lib/number.js';
import { periodLabel } from '../../lib/period.js';
import { targetPhrase } from '../../lib/target.js';

/** What the words promise in numbers, where that comes from, and what was assumed. */
export const targetFacts = ({ target }, item, indicators) => {
  const judged = indicators.find(({ definition }) => definition.id === target?.indicator)?.definition ?? null;
  return html`
    <section class="target" aria-labelledby="target">
      <h2 id="target">${t('page.target')}</h2>
      ${target === null
        ? html`<p>${t('target.none')}</p>`
        : html`
            <p class="target-phrase">${targetPhrase(target, judged?.decimals) ?? t('target.none')}</p>
            ${basis(target)}
            ${target.baseline ? html`<p>${t('target.baselinePeriod', { period: periodLabel(target.baseline, language()) })}.</p>` : nothing}
            ${target.baselineDate ? html`<p>${t('target.baselinePeriod', { period: formatCalendarDay(target.baselineDate, language()) })}.</p>` : nothing}
            ${target.from ? html`<p>${t('target.evidence', { day: formatCalendarDay(target.from, language()) })}</p>` : nothing}
            ${item?.targetNow !== null && item?.targetNow !== undefined && judged
              ? html`<p>${t('target.now', { value: formatQuantity(item.targetNow, judged.decimals, judged.unit, language()) })}.</p>`
              : nothing}`}
    </section>`;
};

const basis = ({ basis: from, assumption }) => {
  if (from === 'assumed') {
    return html`<p class="assumption"><b>${t('target.assumed')}</b> ${say(assumption)}</p>`;
  }
  return html`<p>${t('target.quoted')}</p>
    ${assumption ? html`<p class="assumption"><b>${t('target.partly')}</b> ${say(assumption)}</p>` : nothing}`;
};
