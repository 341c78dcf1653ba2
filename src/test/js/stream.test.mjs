// The page's own client against a running hub. LIVE_URL, CONTROL_URL and MODULES (the folder of the
// page's modules) come from whoever runs it.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import WebSocket from 'ws';

let distort = (text) => text; // what the network does to messages

globalThis.WebSocket = class extends WebSocket {
  set onmessage(take) {
    super.onmessage = ({ data }) => take({ data: distort(data) });
  }
};
const { connect, subscribe } = await import(pathToFileURL(`${process.env.MODULES}/live/stream.js`).href);

const PATIENCE = 60_000; // milliseconds
let connection = null;

const control = async (what) => (await fetch(`${process.env.CONTROL_URL}/${what}`)).text();

const until = async (condition) => {
  const end = Date.now() + PATIENCE;
  while (!(await condition())) {
    assert.ok(Date.now() < end, `${condition} did not come true`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

const open = () => {
  const seen = { items: new Map(), snapshots: 0, stale: null, position: 0, states: [] };
  const take = ({ position, items }) => {
    items.forEach((item) => seen.items.set(item.id, item));
    seen.position = position;
  };
  connection = connect({ url: process.env.LIVE_URL, onState: (state) => seen.states.push(state) });
  seen.stop = subscribe('lerum', {
    onSnapshot: (snapshot) => {
      seen.snapshots += 1;
      seen.items.clear();
      take(snapshot);
    },
    onItems: take,
    onStale: (stale) => (seen.stale = stale),
  });
  return seen;
};

afterEach(() => connection.close());

test('the page gets the board, then its changes', async () => {
  const seen = open();
  await until(() => seen.stale === false);
  assert.equal(seen.snapshots, 1);
  const position = Number(await control('commit'));
  await until(() => seen.position === position);
});

test('the page comes back by itself after a restart and gets what it missed without a snapshot', async () => {
  const seen = open();
  await until(() => seen.stale === false);
  await control('restart');
  const position = Number(await control('commit'));
  await until(() => seen.position === position && seen.stale === false);
  assert.equal(seen.snapshots, 1);
  assert.ok(seen.states.includes('disconnected'));
});

test('a page that differs from the server finds out by the heartbeat and starts over', async () => {
  distort = (text) => text.replace('20.65', '19.99');
  const seen = open();
  await until(() => seen.stale === false);
  distort = (text) => text;
  await until(() => seen.snapshots === 2);
  assert.equal(seen.items.get('tax').value, '20.65');
  await until(async () => Number(await control('mismatches')) === 1);
});

test('a listener that stops hears no more', async () => {
  const seen = open();
  await until(() => seen.stale === false);
  seen.stop();
  const before = seen.position;
  const other = { position: 0 };
  subscribe('lerum', { onSnapshot: ({ position }) => (other.position = position), onItems: ({ position }) => (other.position = position) });
  const position = Number(await control('commit'));
  await until(() => other.position === position);
  assert.equal(seen.position, before);
});
