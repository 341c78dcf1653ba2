/** How often a silent stream is looked for. */
const look = 10_000; // ms

/** So many looks in a row at which nothing had come end it: the server pings more often. Counted, as clocks are set. */
const patience = 4;

/**
 * One channel over server-sent events, for networks that let no WebSocket through. The browser reconnects by itself and says which
 * event it had last, so nothing is lost. `take({ channel, subscribe, pub })` gets what a socket would have brought; `onCut()` is
 * called each time the stream is interrupted.
 */
export class OneWay {
  #address;
  #take;
  #onCut;
  #source = null;
  #quiet = 0; // looks since something came
  #watch = null;

  constructor({ address, take, onCut }) {
    this.#address = address;
    this.#take = take;
    this.#onCut = onCut;
    this.#watch = setInterval(() => this.#lookAfter(), look);
    this.#open();
  }

  static get isPossible() {
    return typeof globalThis.EventSource === 'function';
  }

  close() {
    clearInterval(this.#watch);
    this.#source?.close();
    this.#source = null;
  }

  /** Reads everything anew. */
  restart() {
    this.#source?.close();
    this.#open();
  }

  #open() {
    this.#quiet = 0;
    const source = new EventSource(this.#address);
    this.#source = source;
    source.onmessage = ({ data }) => {
      this.#quiet = 0;
      this.#take(JSON.parse(data));
    };
    source.addEventListener('ping', () => {
      this.#quiet = 0;
    });
    source.onerror = () => this.#onCut();
  }

  /** A stream that was refused, or that has fallen silent without ending, is opened anew. */
  #lookAfter() {
    this.#quiet += 1;
    const ended = this.#source?.readyState === 2; // EventSource.CLOSED
    if (ended || this.#quiet > patience) {
      this.#onCut();
      this.restart();
    }
  }
}
