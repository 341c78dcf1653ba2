import { pause } from './back-off.js';
import { FollowedBoard } from './followed-board.js';
import { FollowedState } from './followed-state.js';
import { OneWay } from './one-way.js';

const answerWithin = 10_000; // ms from opening a socket to its first answer
const grace = 10_000; // ms that a ping of the server may be late
const retryAfter = 5_000; // ms until a refused subscription is asked for again
const patient = 4; // attempts that a final disconnect counts as
const doubtful = 3; // sockets in a row that never came through, after which the page reads one way

/**
 * One socket to the live hub, kept for ever: after any cut it comes back with its positions and gets what it missed. Speaks the
 * Centrifugo client protocol (JSON, version 2). Where no socket comes through, each channel is read one way (server-sent events)
 * until one does.
 */
export class LiveConnection {
  #url;
  #onState;
  #follows = new Map(); // channel -> { board (or state), listeners, stale }
  #socket = null;
  #connected = false;
  #attempt = 0;
  #asked = new Map(); // id of a command -> what to do with its reply
  #lastId = 0;
  #silence = answerWithin;
  #watch = null;
  #heardAt = 0;
  #retry = null;
  #stopped = false;
  #failed = 0; // sockets in a row that never connected
  #oneWay = new Map(); // channel -> OneWay

  constructor({ url, onState = () => {} }) {
    this.#url = url;
    this.#onState = onState;
    globalThis.addEventListener?.('online', this.#wake);
    globalThis.document?.addEventListener('visibilitychange', this.#wake);
    this.#open();
  }

  /**
   * Follows a board until the returned function is called. `onSnapshot(snapshot)`: the whole board; `onItems({ position, at,
   * items })`: what changed, or nothing but a later position; `onStale(stale)`: whether the board may be behind.
   */
  subscribe(id, listener) {
    return this.#follow(this.#follows.get(`board:${id}`)?.board ?? new FollowedBoard(id), listener);
  }

  /**
   * Follows a state that is always told whole, such as `feeds:1441`, until the returned function is called.
   * `onState(state)`: the newest; `onStale(stale)`: whether it may be behind.
   */
  subscribeState(channel, { onState, onStale }) {
    return this.#follow(this.#follows.get(channel)?.board ?? new FollowedState(channel), { onSnapshot: onState, onStale });
  }

  #follow(board, listener) {
    const known = this.#follows.get(board.channel);
    const follow = known ?? { board, listeners: new Set(), stale: true };
    follow.listeners.add(listener);
    if (!known) {
      this.#follows.set(board.channel, follow);
      this.#ask(follow);
      this.#readOneWay();
    } else if (board.position !== null) {
      listener.onSnapshot?.(board.snapshot());
      listener.onStale?.(follow.stale);
    }
    return () => this.#leave(follow, listener);
  }

  /** Ends for good. */
  close() {
    this.#stopped = true;
    globalThis.removeEventListener?.('online', this.#wake);
    globalThis.document?.removeEventListener('visibilitychange', this.#wake);
    this.#endOneWay();
    this.#cut(0);
  }

  #leave(follow, listener) {
    follow.listeners.delete(listener);
    if (follow.listeners.size === 0 && this.#follows.get(follow.board.channel) === follow) {
      this.#follows.delete(follow.board.channel);
      this.#oneWay.get(follow.board.channel)?.close();
      this.#oneWay.delete(follow.board.channel);
      this.#command('unsubscribe', { channel: follow.board.channel });
    }
  }

  #open() {
    this.#onState('connecting');
    const socket = new WebSocket(this.#url);
    this.#socket = socket;
    this.#silence = answerWithin;
    this.#heard();
    socket.onopen = () => this.#command('connect', { name: 'framdrift-page' }, (reply) => this.#welcome(reply));
    socket.onmessage = ({ data }) => socket === this.#socket && this.#receive(data);
    socket.onclose = ({ code }) => socket === this.#socket && this.#cut(code);
  }

  #welcome({ connect }) {
    if (!connect) {
      this.#cut(0);
      return;
    }
    this.#connected = true;
    this.#attempt = 0;
    this.#failed = 0;
    this.#endOneWay();
    this.#silence = connect.ping ? connect.ping * 1_000 + grace : Infinity;
    this.#heard();
    this.#onState('connected');
    this.#follows.forEach((follow) => this.#ask(follow));
  }

  #receive(text) {
    this.#heard();
    for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
      const message = JSON.parse(line);
      if (message.id) {
        const take = this.#asked.get(message.id);
        this.#asked.delete(message.id);
        take?.(message);
      } else if (message.push) {
        this.#pushed(message.push);
      } else {
        this.#send({});
      }
    }
  }

  #pushed({ channel, pub, unsubscribe }) {
    const follow = this.#follows.get(channel);
    if (!follow) {
      return;
    }
    if (unsubscribe) {
      follow.board.forget();
      this.#mark(follow, true);
      this.#ask(follow);
    } else if (pub && follow.board.whole) {
      this.#restart(follow, pub.data);
    } else if (pub?.offset) {
      this.#apply(follow, pub);
    } else if (pub?.data?.hash) {
      this.#compare(follow, pub.data);
    }
  }

  #ask(follow) {
    if (this.#connected) {
      this.#command('subscribe', follow.board.request(), (reply) => this.#subscribed(follow, reply));
    }
  }

  #subscribed(follow, { subscribe, error }) {
    if (!this.#follows.has(follow.board.channel)) {
      return;
    }
    if (!subscribe) {
      this.#mark(follow, true);
      this.#askLater(follow, error);
      return;
    }
    if (subscribe.data) {
      this.#restart(follow, subscribe.data);
    } else {
      (subscribe.publications ?? []).forEach((pub) => this.#apply(follow, pub));
    }
    this.#mark(follow, false);
  }

  /** Once more, if it is still followed over the same socket; anew where the server takes it for followed already. */
  #askLater(follow, error) {
    const socket = this.#socket;
    setTimeout(() => {
      if (socket === this.#socket && this.#follows.get(follow.board.channel) === follow) {
        if (error?.code === 105) {
          this.#command('unsubscribe', { channel: follow.board.channel });
        }
        this.#ask(follow);
      }
    }, retryAfter);
  }

  #restart(follow, data) {
    follow.board.restart(data);
    follow.listeners.forEach((listener) => listener.onSnapshot?.(data));
  }

  #apply(follow, { data, offset }) {
    follow.board.apply({ ...data, position: offset });
    follow.listeners.forEach((listener) => listener.onItems?.(data));
  }

  /** The server says what a viewer at `position` looks like; one that differs starts over and says so. */
  async #compare(follow, { position, hash, version }) {
    const { board } = follow;
    if (board.position === null || board.position > position) {
      return;
    }
    const { revision } = board;
    const mine = await board.hash();
    if (board.revision !== revision || this.#follows.get(board.channel) !== follow) {
      return;
    }
    const sameHash = mine === hash;
    if (sameHash && (version === undefined || version === board.version)) {
      board.apply({ position, items: [] });
      follow.listeners.forEach((listener) => listener.onItems?.({ position, items: [] }));
      return;
    }
    if (!sameHash) {
      this.#command('rpc', { method: 'board', data: { board: board.id, seen: { position, hash: mine } } });
    }
    board.forget();
    this.#oneWay.get(board.channel)?.restart();
    this.#command('unsubscribe', { channel: board.channel });
    this.#ask(follow);
  }

  #mark(follow, stale) {
    if (follow.stale !== stale) {
      follow.stale = stale;
      follow.listeners.forEach((listener) => listener.onStale?.(stale));
    }
  }

  #command(name, body, take = () => {}) {
    if (this.#socket?.readyState === 1) {
      this.#lastId += 1;
      this.#asked.set(this.#lastId, take);
      this.#send({ id: this.#lastId, [name]: body });
    }
  }

  #send(command) {
    this.#socket.send(JSON.stringify(command));
  }

  #heard() {
    this.#heardAt = Date.now();
    clearTimeout(this.#watch);
    if (this.#silence !== Infinity) {
      this.#watch = setTimeout(() => this.#cut(0), this.#silence);
    }
  }

  #cut(code) {
    const socket = this.#socket;
    this.#socket = null;
    this.#failed = this.#connected ? 0 : this.#failed + 1;
    this.#connected = false;
    this.#asked.clear();
    clearTimeout(this.#watch);
    clearTimeout(this.#retry);
    socket?.close();
    this.#follows.forEach((follow) => this.#oneWay.has(follow.board.channel) || this.#mark(follow, true));
    this.#onState('disconnected');
    if (!this.#stopped) {
      this.#readOneWay();
      this.#attempt = code >= 3500 ? Math.max(this.#attempt, patient) : this.#attempt;
      this.#retry = setTimeout(() => this.#open(), pause(this.#attempt));
      this.#attempt += 1;
    }
  }

  /** Opens a stream for each channel that has none, once sockets have failed often enough. */
  #readOneWay() {
    if (this.#failed < doubtful || !OneWay.isPossible) {
      return;
    }
    for (const follow of this.#follows.values()) {
      const { channel } = follow.board;
      if (!this.#oneWay.has(channel)) {
        this.#oneWay.set(
          channel,
          new OneWay({
            address: `${this.#url.replace(/^ws/, 'http').replace(/websocket$/, 'uni_sse')}?channel=${encodeURIComponent(channel)}`,
            take: (message) => this.#readFrom(follow, message),
            onCut: () => this.#mark(follow, true),
          }),
        );
      }
    }
  }

  #readFrom(follow, message) {
    if (this.#follows.get(follow.board.channel) !== follow) {
      return;
    }
    if (message.subscribe) {
      this.#subscribed(follow, message);
    } else {
      this.#pushed(message);
      this.#mark(follow, false);
    }
  }

  #endOneWay() {
    this.#oneWay.forEach((stream) => stream.close());
    this.#oneWay.clear();
  }

  /** The network is back, or somebody looks again after a sleep in which no timer ran. */
  #wake = () => {
    if (this.#stopped || globalThis.document?.visibilityState === 'hidden') {
      return;
    }
    if (this.#socket === null) {
      clearTimeout(this.#retry);
      this.#open();
    } else if (Date.now() - this.#heardAt > this.#silence) {
      this.#cut(0);
    }
  };
}
