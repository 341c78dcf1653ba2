// The npm client `centrifuge` against the whole program: PUBLIC_URL shows, OPERATOR_URL takes
// figures from the holder of TOKEN.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { Centrifuge } from 'centrifuge';
import WebSocket from 'ws';

const PATIENCE = 60_000; // milliseconds that one expected event may take
const SERIES = '2081:N00610'; // feeds a tile of the board
const { PUBLIC_URL, OPERATOR_URL, TOKEN } = process.env;
const clients = [];

const board = async () => (await fetch(`${PUBLIC_URL}/api/v1/boards/borlange`)).json();

/** Posts a figure of the newest bundled years; the answer's position. */
const post = async (period, value) => {
  const response = await fetch(`${OPERATOR_URL}/api/v1/observations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify({ observations: [{ series: SERIES, period, value }] }),
  });
  assert.equal(response.status, 200);
  return (await response.json()).position;
};

const until = async (what, condition) => {
  const end = Date.now() + PATIENCE;
  while (!condition()) {
    assert.ok(Date.now() < end, `not in time: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

const once = (emitter, name) =>
  new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`no ${name} event`)), PATIENCE);
    emitter.once(name, (context) => {
      clearTimeout(late);
      resolve(context);
    });
  });

/** A viewer that keeps the board as the protocol says. */
const follow = async () => {
  const url = `${PUBLIC_URL.replace('http', 'ws')}/connection/websocket`;
  const connection = new Centrifuge(url, { websocket: WebSocket, minReconnectDelay: 50 });
  clients.push(connection);
  const subscription = connection.newSubscription('board:borlange');
  const viewer = { connection, subscription, items: new Map(), offset: 0 };
  subscription.on('subscribed', (context) => {
    viewer.subscribed = context;
    if (context.data) {
      viewer.items = new Map(context.data.items.map((item) => [item.id, item]));
    }
    viewer.offset = context.streamPosition.offset;
  });
  subscription.on('publication', ({ data, offset }) => {
    data.items.forEach((item) =>
      item.removed ? viewer.items.delete(item.id) : viewer.items.set(item.id, item),
    );
    viewer.offset = offset ?? viewer.offset;
  });
  const subscribed = once(subscription, 'subscribed');
  subscription.subscribe();
  connection.connect();
  await subscribed;
  return viewer;
};

const assertShowsTheBoard = async (viewer) => {
  const { items } = await board();
  const sorted = [...viewer.items.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  assert.deepEqual(sorted, items);
};

afterEach(() => clients.splice(0).forEach((made) => made.disconnect()));

test('a viewer gets what GET answers, and a posted figure as a change', async () => {
  const viewer = await follow();
  assert.deepEqual(viewer.subscribed.data, await board());

  const position = await post('2023', 41.5);
  await until(`offset ${position}`, () => viewer.offset >= position);

  await assertShowsTheBoard(viewer);
});

test('what was missed while away arrives, recovered', async () => {
  const viewer = await follow();
  viewer.connection.disconnect();
  await post('2022', 42.5);
  await post('2023', 43.5);
  const last = await post('2024', 44.5);

  viewer.connection.connect();
  await until('subscribed again', () => viewer.subscribed.wasRecovering);
  await until(`offset ${last}`, () => viewer.offset >= last);

  assert.equal(viewer.subscribed.recovered, true);
  assert.equal(viewer.subscribed.data, undefined);
  await assertShowsTheBoard(viewer);
});

test('publishing is refused', async () => {
  const viewer = await follow();
  await assert.rejects(viewer.subscription.publish({ items: [] }), { code: 103 });
});
