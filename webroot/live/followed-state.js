/** A small state of the server that is always told whole, as a viewer holds it. No socket, no timer. */
export class FollowedState {
  channel;
  position = null; // null while nothing is known
  whole = true; // every publication replaces what is held

  #state = null;

  constructor(channel) {
    this.channel = channel;
  }

  request() {
    return { channel: this.channel };
  }

  /** Holds exactly `state` from now on. */
  restart(state) {
    this.#state = state;
    this.position = 0;
  }

  forget() {
    this.position = null;
  }

  snapshot() {
    return this.#state;
  }
}
