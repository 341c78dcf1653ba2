import { boardJson } from '../lib/address.js';
import { fromSnapshot } from '../lib/board.js';
import { instantOf } from '../lib/moment.js';
import { readJson } from '../lib/read.js';

const again = 10_000; // ms until a failed reading is tried again

/** One board as it was known at a moment: read once, and never changed. Has the fields of a BoardFeed. */
export class PastBoard {
  board = null;
  live = false;
  cut = false;
  missing = false;
  heard = null;
  changes = new Map();

  #id;
  #onChange;
  #timer = null;
  #stopped = false;

  constructor(id, asOf, onChange) {
    this.#id = id;
    this.past = asOf;
    this.#onChange = onChange;
  }

  get now() {
    return instantOf(this.past, this.board?.at ?? 0);
  }

  start() {
    this.#read();
  }

  stop() {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  async #read() {
    try {
      const snapshot = await readJson(boardJson(this.#id, this.past));
      this.board = fromSnapshot(snapshot);
      this.cut = false;
    } catch (failure) {
      this.missing = failure.status === 404 || failure.status === 400;
      this.cut = !this.missing;
    }
    if (!this.#stopped) {
      this.#timer = this.cut ? setTimeout(() => this.#read(), again) : null;
      this.#onChange(this);
    }
  }
}
