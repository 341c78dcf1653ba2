import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { LiveConnection } from '../../../webroot/live/connection.js';

const retryAfter = 5_000; // ms

/** A connection whose server is the test: `said` has the commands, `answer` replies to the last one. */
const connected = (what) => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const said = [];
  let socket = null;
  globalThis.WebSocket = class {
    readyState = 1;

    constructor() {
      socket = this;
    }

    send(text) {
      said.push(JSON.parse(text));
    }

    close() {
      this.readyState = 3;
    }
  };
  const connection = new LiveConnection({ url: 'ws://x' });
  const answer = (reply) => socket.onmessage({ data: JSON.stringify({ id: said.at(-1).id, ...reply }) });
  try {
    socket.onopen();
    answer({ connect: { ping: 25 } });
    said.length = 0;
    what({ connection, said, answer });
  } finally {
    connection.close();
    mock.timers.reset();
  }
};

const names = (said) => said.map((command) => Object.keys(command).find((key) => key !== 'id'));

test('a refused board is asked for again as long as somebody follows it', () => {
  connected(({ connection, said, answer }) => {
    const leave = connection.subscribe('lerum', {});
    answer({ error: { code: 102 } });
    mock.timers.tick(retryAfter);
    assert.deepEqual(names(said), ['subscribe', 'subscribe']);

    answer({ error: { code: 102 } });
    leave();
    mock.timers.tick(retryAfter);
    assert.deepEqual(names(said), ['subscribe', 'subscribe', 'unsubscribe']);
  });
});

test('a board that the server takes for followed already is asked for anew', () => {
  connected(({ connection, said, answer }) => {
    const stale = [];
    connection.subscribe('lerum', { onStale: (is) => stale.push(is) });
    answer({ error: { code: 105 } });
    mock.timers.tick(retryAfter);
    assert.deepEqual(names(said), ['subscribe', 'unsubscribe', 'subscribe']);
    answer({ subscribe: { data: { board: {}, epoch: 'e', position: 1, at: 'now', items: [] } } });
    assert.deepEqual(stale, [false]);
  });
});
