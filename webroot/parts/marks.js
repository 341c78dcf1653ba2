import { html, nothing } from 'lit';
import { formatTime } from '../lib/clock.js';
import { language, t } from '../lib/language.js';

/** Says on every tile and page of a made-up municipality that it is made up. */
export const simulatedMark = (municipality) =>
  municipality?.simulated ? html`<p class="simulated">${t('simulated')}</p>` : nothing;

/** When a tile changed while the page was open. */
export const changedMark = (at) =>
  at ? html`<span class="changed-mark">${t('live.changed', { time: formatTime(at, language()) })}</span>` : nothing;
