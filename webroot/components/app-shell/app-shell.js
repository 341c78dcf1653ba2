import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { pageAddress } from '../../lib/address.js';
import { chooseLanguage, language, languages, setLanguage, t } from '../../lib/language.js';
import { moment, momentFrom, setMoment } from '../../lib/moment.js';
import { routeOf } from '../../lib/route.js';
import { PageElement } from '../page-element.js';
import { remembered } from './remembered.js';

const pages = {
  start: () => html`<start-page></start-page>`,
  board: (id) => html`<board-page .boardId=${id} .search=${location.search}></board-page>`,
  commitment: (id) => html`<commitment-page .commitmentId=${id}></commitment-page>`,
  changes: (id) => html`<changes-page .boardId=${id} .search=${location.search}></changes-page>`,
  guide: () => html`<reading-guide></reading-guide>`,
  screen: (id) => html`<screen-page .boardId=${id}></screen-page>`,
  missing: () => html`<section class="wide"><h1>${t('site.missing')}</h1><p>${t('site.missingText')}</p></section>`,
};

/** Header, the page that the address means, and the one live region. Links within the site change the page in place. */
class AppShell extends PageElement {
  static properties = { address: { state: true } };

  constructor() {
    super();
    this.address = location.pathname + location.search;
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('click', this.#follow);
    window.addEventListener('popstate', this.#moved);
    this.#settle();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('click', this.#follow);
    window.removeEventListener('popstate', this.#moved);
  }

  #follow = (event) => {
    const link = event.target.closest?.('a[href]');
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!link || !plain || event.defaultPrevented || link.target || link.hasAttribute('download')) {
      return;
    }
    const to = new URL(link.href);
    const page = routeOf(to.pathname, to.search).page;
    if (to.origin !== location.origin || page === 'missing' || (to.hash && to.pathname === location.pathname)) {
      return;
    }
    event.preventDefault();
    history.pushState(null, '', to);
    const same = to.pathname === this.address.split('?')[0];
    const asked = to.searchParams.get('lang');
    const translated = same && languages.includes(asked) && asked !== language();
    this.#moved();
    this.updateComplete.then(() => translated || this.#arrive(same));
  };

  /** A new page begins at its top; a filter chosen in the same page leads to what it lets through. */
  #arrive(same) {
    const found = same ? this.querySelector('#commitments') : null;
    (found ?? this.querySelector('main'))?.focus({ preventScroll: !found });
    if (!found) {
      window.scrollTo(0, 0);
    }
  }

  #moved = () => {
    this.address = location.pathname + location.search;
    this.#settle();
  };

  #settle() {
    const asked = new URLSearchParams(location.search).get('lang');
    setLanguage(chooseLanguage(location.search, remembered.language()));
    if (languages.includes(asked)) {
      remembered.rememberLanguage(asked);
    }
    document.documentElement.lang = language();
    setMoment(momentFrom(location.search));
  }

  render() {
    const { page, id } = routeOf(location.pathname, location.search);
    document.documentElement.dataset.page = page;
    const content = keyed(`${language()} ${page} ${id} ${page === 'screen' ? null : moment()}`, (pages[page] ?? pages.missing)(id));
    return page === 'screen' ? html`<main tabindex="-1">${content}</main>` : this.#framed(content, page);
  }

  #framed(content, page) {
    return html`
      <a class="skip" href="#content">${t('site.skip')}</a>
      <header class="site-header">
        <div class="wide">
          <a class="site-name" href=${pageAddress('/')}>${t('site.name')}</a>
          <nav aria-label=${t('site.nav')}>
            <a href=${pageAddress('/')} aria-current=${page === 'start' ? 'page' : nothing}>${t('site.start')}</a>
            <a href=${pageAddress('/guide')} aria-current=${page === 'guide' ? 'page' : nothing}>${t('site.guide')}</a>
            ${this.#languageLink()}
          </nav>
        </div>
      </header>
      <main id="content" tabindex="-1">${content}</main>
      <p class="announcements" id="announcements" role="status" aria-live="polite"></p>`;
  }

  #languageLink() {
    const other = languages.find((each) => each !== language());
    const params = new URLSearchParams(location.search);
    params.set('lang', other);
    return html`<a class="language" lang=${other} hreflang=${other} href=${`${location.pathname}?${params}`}
      >${other === 'sv' ? 'Svenska' : 'English'}</a>`;
  }
}

export const registerAppShell = () => customElements.define('app-shell', AppShell);
