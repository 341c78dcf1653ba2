import { html, nothing } from 'lit';
import { t } from '../lib/language.js';
import { targetPhrase } from '../lib/target.js';

/** What is promised, in one line, and whether that is assumed; nothing without a target. */
export const targetLine = (target, decimals) => {
  const phrase = targetPhrase(target, decimals);
  return phrase === null
    ? nothing
    : html`<p class="figure-target"><b>${t('target')}</b> ${phrase}${target.assumption
        ? html` <span class="assumed">${t(target.basis === 'assumed' ? 'tile.assumed' : 'tile.partlyAssumed')}</span>`
        : nothing}</p>`;
};
