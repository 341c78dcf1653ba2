import { boardJson } from '../lib/address.js';
import { fromSnapshot, withItems } from '../lib/board.js';
import { readJson } from '../lib/read.js';
import { subscribe } from './stream.js';

const patience = 2_500; // ms until a board that the stream has not brought is read over HTTP
const between = 60_000; // ms between such reads while the stream is cut: some networks let no WebSocket through

/**
 * One board, kept current as long as it is started: from the stream, or over HTTP where the stream does not come through.
 * Calls `onChange` after every change; the board is replaced whole, never altered.
 */
export class BoardFeed {
  board = null;
  live = false; // whether the stream brings every change
  cut = false; // whether what is shown may be behind
  missing = false; // the server answers, and has no such board
  heard = null; // when the server was last heard of
  past = null; // the moment that is shown, for a board of the past
  changes = new Map(); // id -> {at, pulse} of tiles that changed since the start

  #id;
  #onChange;
  #stop = null;
  #timer = null;

  /** The moment that ages are counted from. */
  get now() {
    return new Date();
  }

  constructor(id, onChange) {
    this.#id = id;
    this.#onChange = onChange;
  }

  start() {
    this.#timer = setTimeout(() => this.#read(), patience);
    this.#stop = subscribe(this.#id, {
      onSnapshot: (snapshot) => this.#hear(() => this.#take(snapshot)),
      onItems: (update) => this.#hear(() => this.#update(update)),
      onStale: (stale) => this.#stale(stale),
    });
  }

  stop() {
    clearTimeout(this.#timer);
    this.#stop?.();
    this.#stop = null;
  }

  #hear(take) {
    this.live = true;
    this.cut = false;
    this.missing = false;
    this.heard = new Date();
    take();
    this.#onChange(this);
  }

  #take(snapshot) {
    const before = this.board;
    if (before && before.epoch === snapshot.epoch && snapshot.position < before.position) {
      return;
    }
    this.board = fromSnapshot(snapshot);
    if (before) {
      this.#mark([...this.board.items.values()].filter((item) => item.position > before.position));
    }
  }

  #update(update) {
    if (this.board) {
      this.board = withItems(this.board, update);
      this.#mark((update.items ?? []).filter((item) => !item.removed));
    }
  }

  #mark(items) {
    for (const item of items) {
      const pulse = this.changes.get(item.id)?.pulse === 'a' ? 'b' : 'a';
      this.changes.set(item.id, { at: this.board.at, pulse });
    }
  }

  #stale(stale) {
    this.live = !stale;
    this.cut = stale;
    if (stale && this.#stop) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#read(), patience);
    }
    this.#onChange(this);
  }

  async #read() {
    if (!this.live) {
      await this.#readOnce();
    }
    if (this.#stop) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#read(), this.cut || !this.board ? 2 * patience : between);
    }
  }

  async #readOnce() {
    try {
      const snapshot = await readJson(boardJson(this.#id));
      if (this.#stop && !this.live) {
        this.#take(snapshot);
        this.heard = new Date();
        this.cut = false;
        this.missing = false;
      }
    } catch (failure) {
      this.cut = !this.live;
      this.missing = failure.status === 404 && !this.board;
    }
    this.#onChange(this);
  }
}
