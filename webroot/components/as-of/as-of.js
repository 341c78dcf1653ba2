import { html, nothing } from 'lit';
import { pageAddress } from '../../lib/address.js';
import { language, t } from '../../lib/language.js';
import { momentLabel, today } from '../../lib/moment.js';

/** Said where it cannot be missed: the page shows the past, and how to come back. */
export const pastBanner = (feed) =>
  feed.past && feed.board
    ? html`<p class="banner past" role="status">${t('past.banner', { time: momentLabel(feed.past, feed.board.at, language()) })}
        <a href=${pageAddress(location.pathname)}>${t('past.back')}</a></p>`
    : nothing;

/** A day to look back to; a plain form, so that the address says what is shown. */
export const asOfControl = (path) => html`
  <form class="as-of" method="get" action=${path}>
    <label for="as-of">${t('past.label')}</label>
    <input type="date" id="as-of" name="asOf" required max=${today(new Date())}>
    ${language() === 'sv' ? nothing : html`<input type="hidden" name="lang" value=${language()}>`}
    <button type="submit">${t('past.show')}</button>
  </form>`;
