import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { boardAddress, boardCsv, boardJson, changesAddress, pageAddress } from '../../lib/address.js';
import { countsByIssuer } from '../../lib/arrangement.js';
import { commitmentsOf, contextOf } from '../../lib/board.js';
import { filterFrom, isFiltering, passes, withFilter } from '../../lib/filter.js';
import { count, say, t } from '../../lib/language.js';
import { moment } from '../../lib/moment.js';
import { BoardFeed } from '../../live/board-feed.js';
import { PastBoard } from '../../live/past-board.js';
import { simulatedMark } from '../../parts/marks.js';
import { asOfControl, pastBanner } from '../as-of/as-of.js';
import { issuerSummary } from '../issuer-summary/issuer-summary.js';
import { cutBanner, liveState } from '../live-state/live-state.js';
import { PageElement } from '../page-element.js';
import { hourOf } from '../tile-element.js';
import { Arrangement } from './arrangement.js';
import { speaker } from './speaker.js';

const beside = matchMedia('(min-width: 64.01rem)'); // filter and index stand beside the tiles

/** The board of a municipality: every commitment, live, all from one position. */
class BoardPage extends PageElement {
  static properties = { boardId: { attribute: false }, search: { attribute: false }, feed: { state: true } };

  #feed = null;
  #arrangement = new Arrangement();
  #speak = speaker();
  #spoken = new Map();

  connectedCallback() {
    super.connectedCallback();
    const changed = () => this.#changed();
    this.#feed = moment() === null ? new BoardFeed(this.boardId, changed) : new PastBoard(this.boardId, moment(), changed);
    this.#feed.start();
    beside.addEventListener('change', this.#reshaped);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#feed.stop();
    beside.removeEventListener('change', this.#reshaped);
  }

  #reshaped = () => this.requestUpdate();

  #changed() {
    const { board, changes } = this.#feed;
    const fresh = [...changes].filter(([id, change]) => this.#spoken.get(id) !== change).map(([id]) => id);
    this.#spoken = new Map(changes);
    if (board) {
      const titles = new Map([...board.definition.commitments, ...board.definition.indicators].map((each) => [each.id, say(each.title)]));
      this.#speak(fresh.map((id) => titles.get(id)).filter(Boolean));
      document.title = `${say(board.definition.title)} – ${t('site.name')}`;
    }
    this.requestUpdate();
  }

  render() {
    const { board, missing, cut } = this.#feed;
    if (!board) {
      return html`<div class="wide"><p class="loading" role="status">${t(missing ? (moment() === null ? 'site.notFound' : 'past.nothing') : cut ? 'site.failed' : 'site.loading')}</p></div>`;
    }
    const { definition } = board;
    const commitments = commitmentsOf(board);
    const filter = filterFrom(this.search);
    const shown = commitments.filter((each) => passes(filter, each));
    const sections = this.#arrangement.of(definition, shown);
    return html`
      ${cutBanner(this.#feed)}
      ${pastBanner(this.#feed)}
      <div class="wide board">
        <header class="board-head">
          <h1>${say(definition.title)}</h1>
          ${simulatedMark(definition.municipality)}
          <p class="lead">${t('site.about')}. <a href=${pageAddress('/guide')}>${t('site.guide')}</a></p>
          <p class="links"><a href=${changesAddress(definition.id)}>${t('changes.title')}</a></p>
        </header>
        <section class="board-summary" aria-labelledby="summary">
          <h2 id="summary">${t('board.summary')}</h2>
          <div class="summaries">${countsByIssuer(commitments).map((counts) => issuerSummary(counts, definition.id))}</div>
          ${countsByIssuer(commitments).length > 1 ? html`<p class="summary-note">${t('board.summaryNote')}</p>` : nothing}
        </section>
        <div class="board-body">
          <aside class="board-side">
            ${this.#narrowing(definition, commitments, filter, shown)}
            ${this.#index(definition, sections, isFiltering(filter))}
          </aside>
          <div class="board-main" id="commitments" tabindex="-1">
            ${sections.length === 0 ? html`<p class="none">${t('board.none')}</p>` : nothing}
            ${repeat(sections, ({ id }) => id, (section) => this.#section(section, definition))}
            ${isFiltering(filter) ? nothing : this.#context(board)}
          </div>
        </div>
        <footer class="board-foot">
          ${liveState(this.#feed)}
          ${asOfControl(`/boards/${encodeURIComponent(definition.id)}`)}
          <p class="links">
            <a href=${boardCsv(definition.id, moment())} download>${t('board.csv')}</a>
            <a href=${boardJson(definition.id, moment())}>${t('board.json')}</a>
            <a href=${boardAddress(definition.id, { screen: '1' })}>${t('board.screen')}</a>
          </p>
        </footer>
      </div>`;
  }

  /** Open beside the tiles, folded above them on a narrow page; never folded while it hides something. */
  #narrowing(definition, commitments, filter, shown) {
    return html`
      <details class="narrowing" ?open=${isFiltering(filter) || beside.matches}>
        <summary>${t('filter.title')}</summary>
        <board-filter .definition=${definition} .commitments=${commitments} .filter=${filter} .shown=${shown.length}
          @filter=${(event) => this.#filter(event.detail)}></board-filter>
      </details>`;
  }

  #index(definition, sections, filtering) {
    return html`
      <nav class="index" aria-label=${t(definition.order === 'group' ? 'board.groups' : 'board.sections')}>
        <ul>
          ${sections.map(({ id, title, full, quiet }) => html`<li><a href=${`#section-${id}`}>${say(title) || t('board.other')}</a> <span>${full.length + quiet.length}</span></li>`)}
          ${filtering ? nothing : html`<li><a href="#context">${t('board.context')}</a></li>`}
        </ul>
      </nav>`;
  }

  #section({ id, number, title, full, quiet }, definition) {
    return html`
      <section class="board-section" id=${`section-${id}`} aria-labelledby=${`heading-${id}`}>
        <h2 id=${`heading-${id}`}>${number ? html`<span class="section-number">${number}</span> ` : nothing}${say(title) || t('board.other')}
          <span class="section-count">${count(full.length + quiet.length, full.length === 0 ? 'board.allQuiet' : 'commitment')}</span></h2>
        ${full.length > 0 ? html`<div class="tiles">${repeat(full, byId, (each) => this.#tile(each, definition))}</div>` : nothing}
        ${quiet.length > 0
          ? html`<h3 class=${full.length === 0 ? 'visually-hidden' : 'quiet-head'}>${count(quiet.length, 'board.quiet')}</h3>
              <div class="rows">${repeat(quiet, byId, (each) => this.#row(each, definition))}</div>`
          : nothing}
      </section>`;
  }

  #tile(commitment, { municipality }) {
    return html`<commitment-tile .commitment=${commitment} .municipality=${municipality} .hour=${hourOf(this.#feed.now)}
      .change=${this.#feed.changes.get(commitment.definition.id)}></commitment-tile>`;
  }

  #row(commitment, { municipality }) {
    return html`<commitment-row .commitment=${commitment} .municipality=${municipality} .hour=${hourOf(this.#feed.now)}
      .change=${this.#feed.changes.get(commitment.definition.id)}></commitment-row>`;
  }

  #context(board) {
    const indicators = contextOf(board);
    return indicators.length === 0
      ? nothing
      : html`<section class="board-section" id="context" aria-labelledby="heading-context">
          <h2 id="heading-context">${t('board.context')} <span class="section-count">${count(indicators.length, 'indicator')}</span></h2>
          <p class="section-text">${t('board.contextText')}</p>
          <div class="tiles">
            ${repeat(indicators, byId, (indicator) => html`<indicator-tile .indicator=${indicator} .municipality=${board.definition.municipality}
              .hour=${hourOf(this.#feed.now)} .change=${this.#feed.changes.get(indicator.definition.id)}></indicator-tile>`)}
          </div>
        </section>`;
  }

  #filter(filter) {
    history.replaceState(null, '', location.pathname + withFilter(location.search, filter));
    this.search = location.search;
  }
}

const byId = ({ definition }) => definition.id;

export const registerBoardPage = () => customElements.define('board-page', BoardPage);
