import { html, nothing } from 'lit';
import { say, t } from '../lib/language.js';

/** Whether what a reason says is a missing feed, which then need not be said again. */
export const lacksFeed = (status) => status?.reasons.some(({ code }) => code === 'no-feed') ?? false;

/** A reason in words; what a missing feed would have brought is said to be that. */
export const reasonText = (reason) => {
  const text = say(reason?.text);
  return text && reason.code === 'no-feed' ? html`<b>${t('tile.feedMissing')}</b> ${text}` : text || nothing;
};
