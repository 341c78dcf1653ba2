import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { boardAddress, boardJson, changesAddress, changesJson, commitmentAddress } from '../../lib/address.js';
import { condensed, countOf, grouped, namesOf, sentence } from '../../lib/changes.js';
import { formatMoment } from '../../lib/clock.js';
import { language, say, t } from '../../lib/language.js';
import { today } from '../../lib/moment.js';
import { readJson } from '../../lib/read.js';
import { simulatedMark } from '../../parts/marks.js';
import { PageElement } from '../page-element.js';
import { lastVisit } from './last-visit.js';

const again = 10_000; // ms until a failed reading is tried again
const month = 30 * 86_400_000; // ms: what whoever was never here is shown
const enough = 1_000; // changes that are fetched before the reader asks for more

/** What changed on a board since the reader was here last, or since a day of their choice, and why. */
class ChangesPage extends PageElement {
  static properties = { boardId: { attribute: false }, search: { attribute: false }, state: { state: true }, failure: { state: true }, marked: { state: true } };

  #timer = null;
  #asked = 0;

  constructor() {
    super();
    this.state = null;
    this.failure = null;
    this.marked = false;
  }

  willUpdate(changed) {
    if (changed.has('search')) {
      this.#read();
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#asked += 1;
  }

  async #read() {
    clearTimeout(this.#timer);
    const asked = ++this.#asked;
    try {
      const board = await readJson(boardJson(this.boardId));
      const since = this.#since(board.epoch);
      const fresh = { board, names: namesOf(board.board), since, items: [], next: null, page: null };
      const state = await this.#more(fresh);
      if (asked === this.#asked) {
        this.state = state;
        this.failure = null;
        this.marked = false;
        document.title = `${t('changes.of', { name: say(board.board.title) })} – ${t('site.name')}`;
      }
    } catch (failure) {
      if (asked === this.#asked) {
        this.failure = failure;
        this.#timer = failure.status === 404 ? null : setTimeout(() => this.#read(), again);
      }
    }
  }

  /** The day in the address, else where the reader was last, else a month back. */
  #since(epoch) {
    const day = new URLSearchParams(this.search).get('since');
    const seen = lastVisit.of(this.boardId, epoch);
    return day ?? (seen ? String(seen.position) : today(new Date(Date.now() - month)));
  }

  /** The day that was chosen; empty for a position, which no date field can show. */
  #day() {
    const since = new URLSearchParams(this.search).get('since') ?? '';
    return /^\d{4}-\d{2}-\d{2}$/.test(since) ? since : '';
  }

  /** Reads on until there is enough to show; every page up to the same position. */
  async #more(state) {
    let { items, next, page } = state;
    const most = items.length + enough;
    do {
      const asOf = page?.asOf.position;
      page = await readJson(changesJson(state.board.board.municipality.code, { since: state.since, asOf, after: next, limit: enough }));
      items = [...items, ...page.items];
      next = page.next;
    } while (next !== null && items.length < most);
    return { ...state, items, next, page };
  }

  render() {
    if (!this.state) {
      const words = this.failure?.status === 404 ? 'site.notFound' : this.failure ? 'site.failed' : 'site.loading';
      return html`<div class="wide"><p class="loading" role="status">${t(words)}</p></div>`;
    }
    const { board, names, items, next, page } = this.state;
    const definition = board.board;
    const from = page.since ? formatMoment(page.since.at, new Date(), language()) : null;
    return html`
      <div class="wide changes">
        <header class="board-head">
          <p class="back"><a href=${boardAddress(definition.id)}>${t('page.back', { name: say(definition.title) })}</a></p>
          <h1>${t('changes.of', { name: say(definition.title) })}</h1>
          ${simulatedMark(definition.municipality)}
          <p class="lead">${from ? t('changes.lead', { time: from }) : t('changes.leadFirst')}</p>
        </header>
        ${this.#choice(definition)}
        <p class="changes-count" role="status">${this.marked ? t('changes.marked') : items.length === 0 && next === null ? t('changes.none') : countOf(items)}</p>
        ${repeat(grouped(items, names), ({ id }) => id, (group) => this.#group(group, names))}
        ${next === null ? nothing : html`<p><button type="button" @click=${this.#on}>${t('changes.more')}</button></p>`}
        <footer class="board-foot">
          <p>${t('live.position', { position: page.asOf.position, time: formatMoment(page.asOf.at, new Date(), language()) })}</p>
          <p class="links"><a download href=${changesJson(definition.municipality.code, { since: this.state.since, asOf: page.asOf.position, format: 'csv' })}>${t('changes.csv')}</a></p>
        </footer>
      </div>`;
  }

  #choice(definition) {
    return html`
      <form class="as-of since" method="get" action=${`/boards/${encodeURIComponent(definition.id)}/changes`} @submit=${this.#choose}>
        <label for="since">${t('changes.since')}</label>
        <input type="date" id="since" name="since" required max=${today(new Date())} .value=${this.#day()}>
        <button type="submit">${t('past.show')}</button>
        <button type="button" class="mark-read" @click=${this.#mark}>${t('changes.read')}</button>
      </form>`;
  }

  #group({ id, title, items }, names) {
    return html`
      <section class="change-group" aria-labelledby=${`group-${id}`}>
        <h2 id=${`group-${id}`}>${names.commitments.has(id) ? html`<a href=${commitmentAddress(id)}>${title}</a>` : title}</h2>
        <ol>${condensed(items).reverse().map((item) => html`<li data-kind=${item.kind}><time datetime=${item.at}>${formatMoment(item.at, new Date(), language())}</time> <span>${sentence(item, names)}</span></li>`)}</ol>
      </section>`;
  }

  #choose = (event) => {
    event.preventDefault();
    const since = new FormData(event.target).get('since');
    history.pushState(null, '', changesAddress(this.boardId, { since }));
    this.search = location.search;
  };

  #mark = () => {
    lastVisit.remember(this.boardId, this.state.board.epoch, this.state.page.asOf);
    this.marked = true;
  };

  #on = async () => {
    const asked = this.#asked;
    const state = await this.#more(this.state).catch(() => this.state);
    if (asked === this.#asked) {
      this.state = state;
    }
  };
}

export const registerChangesPage = () => customElements.define('changes-page', ChangesPage);
