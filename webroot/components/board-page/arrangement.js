import { sections } from '../../lib/arrangement.js';
import { standsInFull } from '../../lib/board.js';
import { stateOf } from '../../lib/states.js';

/**
 * Where each commitment stands on an open page. It stays there when its status changes, so that nothing moves under a
 * reader's eyes; only a new definition arranges anew.
 */
export class Arrangement {
  #version = null;
  #first = new Map(); // id -> {full, place} as first shown

  of(definition, commitments) {
    if (this.#version !== definition.version) {
      this.#version = definition.version;
      this.#first = new Map();
    }
    return sections(definition, commitments, (each) => this.#placeOf(each));
  }

  #placeOf(commitment) {
    const { id } = commitment.definition;
    if (!this.#first.has(id)) {
      this.#first.set(id, { full: standsInFull(commitment), place: stateOf(commitment.state).place });
    }
    return this.#first.get(id);
  }
}
