import { html, nothing } from 'lit';
import { language, say, t } from '../lib/language.js';
import { periodLabel } from '../lib/period.js';
import { figureText } from './figure-value.js';

/** What the document itself claims, and whether figures or reports bear it out: `found` goes before what was found by hand. */
export const claimNote = (claim, found) => {
  if (!claim) {
    return nothing;
  }
  const { verdict, reasons } = { ...claim, ...found };
  return html`<p class="note note-claim" data-verdict=${verdict}>
      ${t('tile.claim', { says: t(`claim.${claim.says}`), verdict: t(`verdict.${verdict}`) })}${reasons?.length > 0
        ? html`. ${say(reasons[0].text)}`
        : nothing}</p>`;
};

/** Which feeds are missing, and who has the figures. */
export const feedNotes = (indicator) =>
  unique(indicator.definition.series.map(({ feedMissing }) => say(feedMissing))).map(
    (missing) => html`<p class="note note-feed"><b>${t('tile.feedMissing')}</b> ${missing}</p>`,
  );

/** Why there is no value, what is odd about it, and whether a published value was set aside. */
export const qualityNotes = ({ definition, item }) => {
  if (!item) {
    return nothing;
  }
  const note = say(item.qualityNote);
  const explained = definition.series.some(({ feedMissing }) => feedMissing);
  const flagged = item.points.some(([, , doubtful]) => doubtful === 1);
  return html`
    ${item.missing && !explained ? html`<p class="note">${say(item.missing.text)}</p>` : nothing}
    ${note ? html`<p class="note note-quality"><b>${t('tile.quality')}</b> ${note}</p>` : nothing}
    ${!note && flagged ? html`<p class="note note-quality"><b>${t('tile.quality')}</b> ${t('tile.flagged')}</p>` : nothing}`;
};

/** Related figures, each with what it misses. */
export const proxyList = (indicators) => html`
  <ul class="proxies">
    ${indicators.map(
      ({ definition, item, misses }) => html`<li>
        <p class="proxy-figure">${say(definition.title)}
          ${item && item.value !== null
            ? html`<b>${figureText(item, definition)}</b> (${periodLabel(item.period, language())})`
            : html`– ${t('tile.noValue').toLowerCase()}`}</p>
        ${misses ? html`<p class="proxy-misses">${t('tile.misses')} ${say(misses)}</p>` : nothing}
      </li>`,
    )}
  </ul>`;

const unique = (texts) => [...new Set(texts.filter(Boolean))];
