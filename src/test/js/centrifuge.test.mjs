// The npm client `centrifuge` against a running hub. LIVE_URL is the hub's WebSocket; CONTROL_URL
// makes commits, restarts the server and tells the hash it should have.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { afterEach, test } from 'node:test';
import { Centrifuge } from 'centrifuge';
import WebSocket from 'ws';

const PATIENCE = 60_000; // milliseconds that one expected event may take
const CHANNEL = 'board:lerum';
const clients = [];

const control = async (what) => {
  const response = await fetch(`${process.env.CONTROL_URL}/${what}`);
  assert.equal(response.status, 200);
  return response.text();
};

const client = () => {
  const made = new Centrifuge(process.env.LIVE_URL, { websocket: WebSocket, minReconnectDelay: 50 });
  clients.push(made);
  return made;
};

const once = (emitter, name) =>
  new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`no ${name} event`)), PATIENCE);
    emitter.once(name, (context) => {
      clearTimeout(late);
      resolve(context);
    });
  });

/** A subscribed board that keeps itself as the protocol says. */
const follow = async (options = {}) => {
  const connection = client();
  const subscription = connection.newSubscription(CHANNEL, options);
  const board = { connection, subscription, items: new Map(), offsets: [], position: 0 };
  const apply = (items) => items.forEach((item) => board.items.set(item.id, item));
  subscription.on('subscribed', (context) => {
    if (context.data) {
      board.items.clear();
      apply(context.data.items);
    }
  });
  subscription.on('publication', (publication) => {
    apply(publication.data.items);
    board.offsets.push(publication.offset);
  });
  const subscribed = once(subscription, 'subscribed');
  subscription.subscribe();
  connection.connect();
  board.subscribed = await subscribed;
  return board;
};

const hash = (board) => {
  const digest = createHash('sha256');
  const live = [...board.items.values()].filter((item) => !item.removed);
  live.sort((a, b) => (a.id < b.id ? -1 : 1));
  // The test's items have their keys in canonical order already.
  live.forEach((item) => digest.update(`${JSON.stringify(item)}\n`));
  return digest.digest('hex');
};

afterEach(() => clients.splice(0).forEach((made) => made.disconnect()));

test('a fresh subscriber gets the whole board and then every change with its offset', async () => {
  const board = await follow();
  assert.equal(board.subscribed.recoverable, true);
  assert.equal(board.subscribed.positioned, true);
  assert.equal(board.subscribed.wasRecovering, false);
  assert.deepEqual(board.subscribed.data.board, { id: 'lerum', version: '1' });
  assert.equal(board.subscribed.data.position, board.subscribed.streamPosition.offset);

  const next = once(board.subscription, 'publication');
  const position = Number(await control('commit'));
  const publication = await next;

  assert.equal(publication.offset, position);
  assert.equal(publication.data.position, position);
  assert.equal(publication.data.items.length, 1);
});

test('three missed commits come back as one merged publication', async () => {
  const board = await follow();
  board.connection.disconnect();
  await control('commit');
  await control('commit');
  const last = Number(await control('commit'));

  const back = once(board.subscription, 'subscribed');
  const merged = once(board.subscription, 'publication');
  board.connection.connect();
  const context = await back;

  assert.equal(context.wasRecovering, true);
  assert.equal(context.recovered, true);
  assert.equal(context.data, undefined);
  assert.equal(context.streamPosition.offset, last);
  assert.equal((await merged).offset, last);
  assert.deepEqual(board.offsets, [last]);
  assert.equal(hash(board), await control('hash'));
});

test('nothing missed is recovered without a publication', async () => {
  const board = await follow();
  board.connection.disconnect();
  const back = once(board.subscription, 'subscribed');
  board.connection.connect();

  assert.equal((await back).recovered, true);
  assert.deepEqual(board.offsets, []);
});

test('an offset of the future is not recovered and brings the whole board', async () => {
  const { subscribed } = await follow({ since: { offset: 1_000_000, epoch: 'e5f0-1' } });

  assert.equal(subscribed.wasRecovering, true);
  assert.equal(subscribed.recovered, false);
  assert.equal(subscribed.data.epoch, 'e5f0-1');
});

test('another epoch is not recovered and brings the whole board', async () => {
  const { subscribed } = await follow({ since: { offset: 1, epoch: 'other' } });

  assert.equal(subscribed.recovered, false);
  assert.ok(subscribed.data.items.length > 0);
});

test('publishing is refused', async () => {
  const board = await follow();
  await assert.rejects(board.subscription.publish({ items: [] }), { code: 103 });
});

test('presence is not available and an unknown channel is unknown', async () => {
  const board = await follow();
  await assert.rejects(board.subscription.presence(), { code: 108 });
  const stranger = board.connection.newSubscription('board:atlantis');
  const error = once(stranger, 'unsubscribed');
  stranger.subscribe();
  assert.equal((await error).code, 102);
});

test('history tells the position, and everything since another as one publication', async () => {
  const board = await follow();
  const position = Number(await control('commit'));
  const top = await board.subscription.history({ limit: 0 });
  assert.equal(top.offset, position);
  assert.deepEqual(top.publications, []);

  const since = { offset: position - 1, epoch: top.epoch };
  const { publications } = await board.subscription.history({ limit: 10, since });
  assert.deepEqual(publications.map(({ offset }) => offset), [position]);
});

test('the procedure board answers position and hash', async () => {
  const board = await follow();
  const { data } = await board.connection.rpc('board', { board: 'lerum' });

  assert.equal(data.hash, await control('hash'));
  assert.equal(data.position, board.subscribed.streamPosition.offset);
  assert.equal(hash(board), data.hash);
});

test('a restarted server of the same epoch recovers its viewers', async () => {
  const board = await follow();
  const told = once(board.connection, 'connecting');
  const back = once(board.subscription, 'subscribed');
  await control('restart');
  assert.equal((await told).code, 3001);
  const context = await back;

  assert.equal(context.wasRecovering, true);
  assert.equal(context.recovered, true);

  const next = once(board.subscription, 'publication');
  const position = Number(await control('commit'));
  assert.equal((await next).offset, position);
  assert.equal(hash(board), await control('hash'));
});

for (const missed of [1, 100, 10_000]) {
  test(`${missed} missed commits come back as one publication`, async () => {
    const board = await follow();
    board.connection.disconnect();
    const last = Number(await control(`commits?count=${missed}`));

    const back = once(board.subscription, 'subscribed');
    const merged = once(board.subscription, 'publication');
    board.connection.connect();
    assert.equal((await back).recovered, true);
    const publication = await merged;

    assert.equal(publication.offset, last);
    assert.equal(publication.data.items.length, Math.min(missed, 50));
    assert.deepEqual(board.offsets, [last]);
    assert.equal(hash(board), await control('hash'));
  });

  test(`${missed} missed commits survive a restart of the server`, async () => {
    const board = await follow();
    board.connection.disconnect();
    const last = Number(await control(`commits?count=${missed}`));
    await control('restart');

    const back = once(board.subscription, 'subscribed');
    board.connection.connect();
    const context = await back;
    assert.equal(context.recovered, true);
    assert.equal(context.streamPosition.offset, last);
    assert.equal(hash(board), await control('hash'));
  });
}

for (const [direction, days] of [['forward', 400], ['back', -400]]) {
  test(`a viewer whose clock jumps ${direction} goes on, and comes back`, async () => {
    const board = await follow();
    const real = Date.now;
    Date.now = () => real() + days * 86_400_000;
    try {
      const next = once(board.subscription, 'publication');
      const position = Number(await control('commit'));
      assert.equal((await next).offset, position);

      board.connection.disconnect();
      const last = Number(await control('commits?count=7'));
      const back = once(board.subscription, 'subscribed');
      board.connection.connect();
      assert.equal((await back).recovered, true);
      assert.equal(board.offsets.at(-1), last);
      assert.equal(hash(board), await control('hash'));
    } finally {
      Date.now = real;
    }
  });
}

test('a wrong token ends the connection for good', async () => {
  const made = new Centrifuge(process.env.LIVE_URL, { websocket: WebSocket, token: 'wrong' });
  clients.push(made);
  const ended = once(made, 'disconnected');
  made.connect();
  assert.equal((await ended).code, 3500);
});

test('events come commit by commit, and those that were missed in order', async () => {
  const connection = client();
  const subscription = connection.newSubscription('events:1441');
  const offsets = [];
  subscription.on('publication', ({ offset }) => offsets.push(offset));
  const subscribed = once(subscription, 'subscribed');
  subscription.subscribe();
  connection.connect();
  await subscribed;
  connection.disconnect();
  const last = Number(await control('events?count=40'));
  const back = once(subscription, 'subscribed');
  connection.connect();

  assert.equal((await back).recovered, true);
  assert.deepEqual(offsets, Array.from({ length: 40 }, (_, i) => last - 39 + i));
});
