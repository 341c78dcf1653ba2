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
  cut = false;
  missing = false;
  heard = null; // when the server was last heard of
  changes = new Map(); // id -> {at, pulse} of tiles that changed since the start

  #id;
  #onChange;
  #stop = null;
  #timer = null;

  constructor(id, onChange) {
    this.#id = id;
    this.#onChange = onChange;
  }

  start() {
    this.#stop = subscribe(this.#id, {
      onSnapshot: (snapshot) => this.#take(snapshot, true),
      onItems: (update) => this.#update(update),
      onStale: (stale) => this.#stale(stale !== false),
    });
    this.#timer = setTimeout(() => this.#read(), patience);
  }

  stop() {
    clearTimeout(this.#timer);
    this.#timer = null;
    this.#stop?.();
    this.#stop = null;
  }

  #take(snapshot, live) {
    if (this.board && this.board.epoch === snapshot.epoch && snapshot.position < this.board.position) {
      return;
    }
    const before = this.board;
    this.board = fromSnapshot(snapshot);
    this.missing = false;
    this.cut = live ? false : this.cut;
    this.heard = new Date();
    if (before) {
      this.#mark([...this.board.items.values()].filter((item) => item.position > before.position));
    }
    this.#onChange(this);
  }

  #update(update) {
    this.cut = false;
    this.heard = new Date();
    if (this.board) {
      this.board = withItems(this.board, update);
      this.#mark((update.items ?? []).filter((item) => !item.removed));
    }
    this.#onChange(this);
  }

  #mark(items) {
    for (const item of items) {
      const pulse = this.changes.get(item.id)?.pulse === 'a' ? 'b' : 'a';
      this.changes.set(item.id, { at: this.board.at, pulse });
    }
  }

  #stale(stale) {
    this.cut = stale;
    this.#onChange(this);
  }

  async #read() {
    if (!this.board || this.cut) {
      try {
        this.#take(await readJson(`/api/v1/boards/${encodeURIComponent(this.#id)}`), false);
      } catch (failure) {
        this.missing = failure.status === 404 && !this.board;
        this.cut = true;
        this.#onChange(this);
      }
    }
    if (this.#stop) {
      this.#timer = setTimeout(() => this.#read(), this.board ? between : 2 * patience);
    }
  }
}
