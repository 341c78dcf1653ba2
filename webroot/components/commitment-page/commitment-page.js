import { html, nothing } from 'lit';
import { boardAddress, proofJson } from '../../lib/address.js';
import { say, t } from '../../lib/language.js';
import { moment } from '../../lib/moment.js';
import { readJson } from '../../lib/read.js';
import { boardOf } from '../../lib/route.js';
import { BoardFeed } from '../../live/board-feed.js';
import { PastBoard } from '../../live/past-board.js';
import { changedMark, simulatedMark } from '../../parts/marks.js';
import { asOfControl, pastBanner } from '../as-of/as-of.js';
import { cutBanner, liveState } from '../live-state/live-state.js';
import { PageElement } from '../page-element.js';
import { assessment } from './assessment.js';
import { figures } from './figures.js';
import { statements } from './statements.js';
import { targetFacts } from './target-facts.js';
import { words } from './words.js';

/** What the file is called that the proof is saved in. */
const proofFile = (id) => `proof-${id}.json`;

const again = 10_000; // ms until a failed reading is tried again

/** One commitment, down to the rows: the words, the assessment, the target, the figures, the reports. Prints as one page. */
class CommitmentPage extends PageElement {
  static properties = { commitmentId: { attribute: false }, proof: { state: true }, failure: { state: true } };

  #feed = null;
  #timer = null;
  #readAt = null; // positions of the items that the proof was read for

  constructor() {
    super();
    this.proof = null;
    this.failure = null;
  }

  connectedCallback() {
    super.connectedCallback();
    const changed = () => this.#changed();
    const board = boardOf(this.commitmentId);
    this.#feed = moment() === null ? new BoardFeed(board, changed) : new PastBoard(board, moment(), changed);
    this.#feed.start();
    this.#read();
    window.addEventListener('beforeprint', this.#unfold);
    window.addEventListener('afterprint', this.#fold);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#feed.stop();
    clearTimeout(this.#timer);
    window.removeEventListener('beforeprint', this.#unfold);
    window.removeEventListener('afterprint', this.#fold);
  }

  /** On paper nothing can be unfolded. */
  #unfold = () => {
    for (const folded of this.querySelectorAll('details:not([open])')) {
      folded.dataset.unfolded = '';
      folded.open = true;
    }
  };

  #fold = () => {
    for (const unfolded of this.querySelectorAll('details[data-unfolded]')) {
      delete unfolded.dataset.unfolded;
      unfolded.open = false;
    }
  };

  #changed() {
    const positions = this.#positions();
    const found = this.#feed.past && this.failure !== null;
    if ((this.#readAt !== null && positions !== this.#readAt) || found) {
      this.#read();
    }
    this.#readAt = positions;
    this.requestUpdate();
  }

  /** Where this commitment and its figures last changed, as one text; null while there is no board. */
  #positions() {
    const board = this.#feed.board;
    const definition = board?.definition.commitments.find(({ id }) => id === this.commitmentId);
    const ids = [this.commitmentId, ...(definition?.indicators.map(({ id }) => id) ?? [])];
    return board ? ids.map((id) => board.items.get(id)?.position ?? 0).join(' ') : null;
  }

  /** A commitment that is no longer declared is found where it was. */
  #municipality() {
    return moment() === null ? null : (this.#feed.board?.definition.municipality.code ?? null);
  }

  async #read() {
    clearTimeout(this.#timer);
    try {
      this.proof = await readJson(proofJson(this.commitmentId, moment(), this.#municipality()));
      this.failure = null;
    } catch (failure) {
      this.failure = failure;
      if (this.isConnected && failure.status !== 404) {
        this.#timer = setTimeout(() => this.#read(), again);
      }
    }
  }

  render() {
    if (!this.proof) {
      const words = this.failure?.status === 404 ? (moment() === null ? 'site.notFound' : 'past.nothing') : this.failure ? 'site.failed' : 'site.loading';
      return html`<div class="wide"><p class="loading" role="status">${t(words)}</p></div>`;
    }
    const { commitment, item, document } = this.proof;
    const definition = this.#feed.board?.definition ?? null;
    globalThis.document.title = `${say(commitment.title)} – ${t('site.name')}`;
    return html`
      ${cutBanner(this.#feed)}
      ${pastBanner(this.#feed)}
      <article class="wide commitment">
        <header>
          <p class="back"><a href=${boardAddress(boardOf(this.commitmentId))}>${t('page.back', { name: definition ? say(definition.title) : boardOf(this.commitmentId) })}</a></p>
          ${simulatedMark(definition?.municipality)}
          <h1>${say(commitment.title)}</h1>
          ${changedMark(this.#feed.changes.get(this.commitmentId)?.at)}
        </header>
        <div class="commitment-columns">
          ${words(commitment, document, definition)}
          <div>
            ${assessment(commitment, item)}
            ${targetFacts(commitment, item, this.proof.indicators)}
          </div>
        </div>
        ${figures(commitment, item, this.proof.indicators, this.#feed.board?.items ?? new Map())}
        ${statements(commitment, this.proof.statements)}
        <footer class="board-foot">
          <p>${t('page.proofNote', { position: this.proof.position, epoch: this.proof.epoch, engine: this.proof.engine })}</p>
          ${this.#feed.board ? liveState(this.#feed) : nothing}
          ${asOfControl(`/commitments/${encodeURIComponent(this.commitmentId)}`)}
          <p class="links">
            <button type="button" @click=${() => window.print()}>${t('page.print')}</button>
            <a class="proof-file" href=${proofJson(this.commitmentId, moment(), this.#municipality())} download=${proofFile(this.commitmentId)}>${t('page.proofFile')}</a>
          </p>
          <p class="proof-check">${t('page.proofCheck')} <code>./framdrift verify ${proofFile(this.commitmentId)}</code></p>
        </footer>
      </article>`;
  }
}

export const registerCommitmentPage = () => customElements.define('commitment-page', CommitmentPage);
