import { html, nothing } from 'lit';
import { boardAddress, boardJson } from '../../lib/address.js';
import { countsByIssuer } from '../../lib/arrangement.js';
import { commitmentsOf, fromSnapshot } from '../../lib/board.js';
import { formatMoment } from '../../lib/clock.js';
import { issuerLabel } from '../../lib/issuer.js';
import { language, t } from '../../lib/language.js';
import { readJson } from '../../lib/read.js';
import { simulatedMark } from '../../parts/marks.js';
import { issuerSummary } from '../issuer-summary/issuer-summary.js';
import { PageElement } from '../page-element.js';

const again = 10_000; // ms until a failed reading is tried again

/** The municipalities: what each has promised, who promised it, and how it stands, counted per issuer. */
class StartPage extends PageElement {
  static properties = { list: { state: true }, boards: { state: true }, failed: { state: true } };

  #timer = null;

  constructor() {
    super();
    this.list = null;
    this.boards = new Map();
    this.failed = false;
  }

  connectedCallback() {
    super.connectedCallback();
    document.title = t('site.name');
    this.#read();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  async #read() {
    try {
      this.list = (await readJson('/api/v1/municipalities')).items.sort(inOrder);
      this.failed = false;
      await Promise.all(this.list.map((each) => this.#readBoard(each.board)));
    } catch {
      this.failed = true;
      this.#timer = this.isConnected ? setTimeout(() => this.#read(), again) : null;
    }
  }

  async #readBoard(id) {
    const board = fromSnapshot(await readJson(boardJson(id)));
    this.boards = new Map(this.boards).set(id, board);
  }

  render() {
    return html`
      <div class="wide start">
        <h1>${t('start.title')}</h1>
        <p class="lead">${t('start.lead')}</p>
        ${this.failed ? html`<p class="banner" role="status">${t('site.failed')}. ${t('site.retrying')}</p>` : nothing}
        <h2 class="visually-hidden">${t('start.municipalities')}</h2>
        ${this.list === null
          ? html`<p class="loading">${this.failed ? '' : t('site.loading')}</p>`
          : this.list.map((each) => this.#municipality(each))}
      </div>`;
  }

  #municipality({ name, board, simulated, documents }) {
    const read = this.boards.get(board);
    return html`
      <section class="municipality" aria-labelledby=${`name-${board}`}>
        <div class="municipality-name">
          <h3 id=${`name-${board}`}><a href=${boardAddress(board)}>${name}</a></h3>
          ${simulatedMark({ simulated })}
          <ul class="documents">${documents.map((each) => documentLine(each))}</ul>
          ${read ? html`<p class="updated">${t('start.updated', { time: formatMoment(read.at, new Date(), language()) })}</p>` : nothing}
        </div>
        <div class="municipality-state">
          ${read ? countsByIssuer(commitmentsOf(read)).map((counts) => issuerSummary(counts, board, 4)) : html`<p class="loading">${t('site.loading')}</p>`}
        </div>
      </section>`;
  }
}

/** By name, what is made up last. */
const inOrder = (one, other) =>
  Number(one.simulated) - Number(other.simulated) || one.name.localeCompare(other.name, 'sv');

const documentLine = (each) =>
  typeof each === 'string'
    ? html`<li>${each}</li>`
    : html`<li><cite>${each.title}</cite>${each.issuer ? html` <span class="document-issuer">${issuerLabel(each.issuer)}</span>` : nothing}</li>`;

export const registerStartPage = () => customElements.define('start-page', StartPage);
