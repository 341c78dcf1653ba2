import { canonical } from './canonical-json.js';

/** A board as a viewer holds it: items and the position up to which it knows them. No socket, no timer. */
export class FollowedBoard {
  channel;
  position = null; // null while nothing is known
  revision = 0; // how often it has changed

  #id;
  #epoch = null;
  #definition = null;
  #at = null;
  #items = new Map();

  constructor(id) {
    this.#id = id;
    this.channel = `board:${id}`;
  }

  get id() {
    return this.#id;
  }

  get version() {
    return this.#definition?.version ?? null;
  }

  /** What to ask the server for: everything, or what came after the position. */
  request() {
    return this.position === null
      ? { channel: this.channel }
      : { channel: this.channel, recover: true, epoch: this.#epoch, offset: this.position };
  }

  /** Holds exactly `snapshot` from now on. */
  restart(snapshot) {
    this.#epoch = snapshot.epoch;
    this.#definition = snapshot.board;
    this.#items = new Map();
    this.apply(snapshot);
  }

  /** Takes changed items: `{ position, at, items }`. */
  apply({ position, at, items }) {
    items.forEach((item) => (item.removed ? this.#items.delete(item.id) : this.#items.set(item.id, item)));
    this.position = position;
    this.#at = at ?? this.#at;
    this.revision += 1;
  }

  /** Nothing it holds is to be trusted: asks for everything next time. */
  forget() {
    this.position = null;
    this.revision += 1;
  }

  /** In the form in which the server gives it, for a listener who comes later. */
  snapshot() {
    return {
      board: this.#definition,
      epoch: this.#epoch,
      position: this.position,
      at: this.#at,
      items: this.#sorted(),
    };
  }

  /** SHA-256 of the items, to compare with the server's. */
  async hash() {
    return sha256(this.#sorted().map((item) => `${canonical(item)}\n`).join(''));
  }

  #sorted() {
    return [...this.#items.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}

/** The browser's own where it has one; over plain HTTP, as in most town halls, it has none. */
const sha256 = async (text) => {
  const subtle = globalThis.crypto?.subtle;
  if (!subtle) {
    await import('js-sha256'); // leaves the function `sha256` with the page
    return globalThis.sha256(text);
  }
  const digest = await subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};
