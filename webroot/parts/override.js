import { html, nothing } from 'lit';
import { formatCalendarDay } from '../lib/clock.js';
import { language, t } from '../lib/language.js';
import { statusMark } from './status-mark.js';

/** What a person judges beside the computed status: in a frame of its own, with name, reason and last day. */
export const overrideNote = (override) =>
  override
    ? html`<p class="override">
        <b>${t('override.title')}</b> ${statusMark(override.state)}
        <span>${t('override.until', { by: override.by, day: formatCalendarDay(override.until, language()) })}</span>
        <span>${t('override.reason', { reason: override.reason })}</span>
        <span class="override-computed">${t('override.computed')}</span></p>`
    : nothing;
