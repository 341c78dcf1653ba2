import { html, nothing } from 'lit';
import { formatMoment } from '../../lib/clock.js';
import { language, t } from '../../lib/language.js';

const time = (feed) => formatMoment(feed.heard ?? feed.board.at, new Date(), language());

/** A cut connection, said where it cannot be missed; nothing while all is well. */
export const cutBanner = (feed) =>
  feed.cut && feed.board
    ? html`<p class="banner" role="status">${t('live.cut', { time: time(feed) })}</p>`
    : nothing;

/** Which position the page shows, at its foot; of the past nothing is on its way. */
export const liveState = (feed) => feed.past
  ? html`<p class="live-state"><span>${t('live.position', { position: feed.board.position, time: formatMoment(feed.board.at, new Date(), language()) })}</span></p>`
  : html`
  <p class="live-state" data-cut=${feed.cut}>
    <span class="live-word">${t(feed.cut ? 'live.waiting' : feed.live ? 'live.on' : 'live.polled')}</span>
    <span>${t('live.position', { position: feed.board.position, time: formatMoment(feed.board.at, new Date(), language()) })}</span>
    <span>${t('live.all')}</span>
  </p>`;
