import { html, nothing } from 'lit';
import { countStates } from '../../lib/arrangement.js';
import { nothingMeasures } from '../../lib/board.js';
import { emptyFilter, isFiltering, UNMEASURED } from '../../lib/filter.js';
import { say, t } from '../../lib/language.js';
import { stateWord } from '../../parts/status-mark.js';
import { PageElement } from '../page-element.js';

/** Narrows the board. Fires `filter` with the new filter; the page keeps it in its address. */
class BoardFilter extends PageElement {
  static properties = {
    definition: { attribute: false },
    commitments: { attribute: false },
    filter: { attribute: false },
    shown: { attribute: false },
  };

  render() {
    return html`
      <form class="filter" role="search" aria-label=${t('filter.title')} @submit=${(event) => event.preventDefault()}>
        <label>${t('filter.text')}
          <input type="search" .value=${this.filter.text} autocomplete="off" @input=${(event) => this.#set('text', event.target.value)}>
        </label>
        ${this.#select('state', this.#states())}
        ${this.#select('kind', this.#kinds())}
        ${this.#select('responsible', this.#bodies())}
        ${this.#select('document', this.#documents())}
        <p class="filter-shown" role="status">${t('filter.shown', { n: this.shown, total: this.commitments.length })}</p>
        ${isFiltering(this.filter)
          ? html`<button type="button" @click=${() => this.#fire(emptyFilter)}>${t('filter.clear')}</button>`
          : nothing}
      </form>`;
  }

  #states() {
    const states = countStates(this.commitments).map(([state, n]) => [state, `${stateWord(state)} (${n})`]);
    const unmeasured = this.commitments.filter(nothingMeasures).length;
    return [...states, [UNMEASURED, `${t('unmeasured')} (${unmeasured})`]];
  }

  #kinds() {
    return distinct(this.commitments.map(({ definition }) => definition.kind)).map((kind) => [kind, t(`kind.${kind}`)]);
  }

  #bodies() {
    const named = new Set(this.commitments.flatMap(({ definition }) => definition.responsible));
    return this.definition.bodies.filter(({ id }) => named.has(id)).map(({ id, name }) => [id, say(name)]);
  }

  #documents() {
    return this.definition.documents.map(({ id, title }) => [id, title]);
  }

  #select(name, options) {
    if (options.length < 2 && !this.filter[name]) {
      return nothing;
    }
    return html`
      <label>${t(`filter.${name}`)}
        <select .value=${this.filter[name]} @change=${(event) => this.#set(name, event.target.value)}>
          <option value="">${t('filter.all')}</option>
          ${options.map(([value, label]) => html`<option value=${value} ?selected=${value === this.filter[name]}>${label}</option>`)}
        </select>
      </label>`;
  }

  #set(name, value) {
    this.#fire({ ...this.filter, [name]: value });
  }

  #fire(filter) {
    this.dispatchEvent(new CustomEvent('filter', { detail: filter }));
  }
}

const distinct = (list) => [...new Set(list)];

export const registerBoardFilter = () => customElements.define('board-filter', BoardFilter);
