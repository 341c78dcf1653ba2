// The npm client `centrifuge` and a channel whose state is always told whole. LIVE_URL is the hub's
// WebSocket; CONTROL_URL shows states and restarts the server.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { Centrifuge } from 'centrifuge';
import WebSocket from 'ws';

const PATIENCE = 60_000; // milliseconds that one expected event may take
const clients = [];

const control = async (what) => {
  const response = await fetch(`${process.env.CONTROL_URL}/${what}`);
  assert.equal(response.status, 200);
};

const once = (emitter, name, fits = () => true) =>
  new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`no ${name} event`)), PATIENCE);
    const take = (context) => {
      if (fits(context)) {
        clearTimeout(late);
        emitter.off(name, take);
        resolve(context);
      }
    };
    emitter.on(name, take);
  });

const follow = async () => {
  const connection = new Centrifuge(process.env.LIVE_URL, { websocket: WebSocket, minReconnectDelay: 50 });
  clients.push(connection);
  const subscription = connection.newSubscription('feeds:1441');
  const subscribed = once(subscription, 'subscribed');
  subscription.subscribe();
  connection.connect();
  return { connection, subscription, subscribed: await subscribed };
};

afterEach(() => clients.splice(0).forEach((made) => made.disconnect()));

test('the reply holds the whole state, and every publication replaces it', async () => {
  const { subscription, subscribed } = await follow();
  assert.equal(subscribed.recoverable, false);
  assert.equal(subscribed.data.municipality, '1441');

  const newest = once(subscription, 'publication', ({ data }) => data.state === 7);
  await control('state?state=5');
  await control('state?state=6');
  await control('state?state=7');
  const publication = await newest;
  assert.equal(publication.offset, undefined);
});

test('after a restart the client has the state of the new server', async () => {
  const { subscription } = await follow();
  const back = once(subscription, 'subscribed');
  await control('restart');
  const { data, recovered } = await back;
  assert.equal(data.state, 100);
  assert.equal(recovered, false);
});
