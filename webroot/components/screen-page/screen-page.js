import { html, nothing } from 'lit';
import { commitmentsOf, contextOf } from '../../lib/board.js';
import { formatMoment, formatTime, formatWeekday } from '../../lib/clock.js';
import { language, say, t } from '../../lib/language.js';
import { capacityOf, screenPages } from '../../lib/screen-pages.js';
import { BoardFeed } from '../../live/board-feed.js';
import { watchRelease } from '../../live/release-watch.js';
import { simulatedMark } from '../../parts/marks.js';
import { PageElement } from '../page-element.js';
import { fit } from './fit.js';
import { othersNote, screenContent } from './screen-content.js';

/**
 * A board on a wall: nobody touches it. It turns its pages, reconnects for ever, says when what it shows is old, and loads
 * itself anew when board or release change. One timer and three listeners for its whole life.
 */
class ScreenPage extends PageElement {
  static properties = { boardId: { attribute: false } };

  #feed = null;
  #beat = null;
  #stopWatching = null;
  #version = null;
  #page = 0;
  #turned = Date.now();
  #paused = false;
  #fitted = null; // the page and board that were last measured

  connectedCallback() {
    super.connectedCallback();
    this.#feed = new BoardFeed(this.boardId, () => this.#changed());
    this.#feed.start();
    this.#stopWatching = watchRelease(() => location.reload());
    this.#beat = setInterval(() => this.#tick(), 1_000);
    window.addEventListener('resize', this.#resized);
    window.addEventListener('keydown', this.#key);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#feed.stop();
    this.#stopWatching();
    clearInterval(this.#beat);
    window.removeEventListener('resize', this.#resized);
    window.removeEventListener('keydown', this.#key);
  }

  #resized = () => {
    this.#fitted = null;
    this.requestUpdate();
  };

  /** Measures only what is new: another page, another state of the board, another size of the screen. */
  updated() {
    const content = this.querySelector('.screen-content');
    const shown = this.#feed.board;
    if (content && (this.#fitted?.content !== content || this.#fitted.shown !== shown)) {
      this.#fitted = { content, shown };
      fit(content);
    }
  }


  /** For whoever sets the screen up: space stops and starts it, arrows turn the page. */
  #key = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key] ?? 0;
    this.#paused = event.key === ' ' ? !this.#paused : this.#paused;
    this.#turn(step);
  };

  #changed() {
    const version = this.#feed.board?.definition.version ?? null;
    if (this.#version !== null && version !== null && version !== this.#version) {
      location.reload();
    }
    this.#version = version ?? this.#version;
    this.requestUpdate();
  }

  #tick() {
    const seconds = this.#feed.board?.definition.screen.secondsPerPage ?? 20;
    const due = !this.#paused && Date.now() - this.#turned >= seconds * 1_000;
    this.#turn(due ? 1 : 0);
  }

  #turn(step) {
    if (step !== 0) {
      this.#page += step;
      this.#turned = Date.now();
    }
    this.requestUpdate();
  }

  render() {
    const { board, cut } = this.#feed;
    const now = new Date();
    if (!board) {
      return html`<div class="screen screen-waiting"><p>${t('site.name')}</p><p>${t('screen.waiting')}</p>${clock(now)}</div>`;
    }
    const { definition } = board;
    document.title = `${say(definition.title)} – ${t('site.name')}`;
    const { pages, others } = screenPages(definition, commitmentsOf(board), contextOf(board), capacityOf(innerWidth, innerHeight));
    const number = pages.length === 0 ? 0 : ((this.#page % pages.length) + pages.length) % pages.length;
    return html`
      <div class="screen" data-cut=${cut}>
        <header class="screen-head">
          <h1>${say(definition.title)}</h1>
          ${simulatedMark(definition.municipality)}
          ${clock(now)}
        </header>
        <div class="screen-body">${pages.length > 0 ? screenContent(pages[number], definition, this.#feed.changes, now) : nothing}</div>
        <footer class="screen-foot">
          ${pages[number]?.kind === 'summary' || pages[0]?.kind !== 'summary' ? othersNote(others, definition) : nothing}
          <p class="screen-state">
            ${cut ? html`<strong>${t('screen.updated', { time: formatMoment(this.#feed.heard ?? board.at, now, language()) })}</strong>` : nothing}
            <span>${t('live.position', { position: board.position, time: formatMoment(board.at, now, language()) })}</span>
            <span class="screen-page-number">${t('screen.of', { page: number + 1, pages: Math.max(pages.length, 1) })}</span>
          </p>
          <div class="screen-steps" aria-hidden="true">${pages.map((_, i) => html`<i class=${i === number ? 'now' : ''}></i>`)}</div>
        </footer>
      </div>`;
  }
}

const clock = (now) => html`
  <p class="screen-clock"><time>${formatTime(now, language())}</time> <span>${formatWeekday(now, language())}</span></p>`;

export const registerScreenPage = () => customElements.define('screen-page', ScreenPage);
