import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pause } from '../../../webroot/live/back-off.js';
import { canonical } from '../../../webroot/live/canonical-json.js';
import { FollowedBoard } from '../../../webroot/live/followed-board.js';

const snapshot = (position, ...items) => ({
  board: { id: 'lerum', version: '1' },
  epoch: 'e-1',
  position,
  at: '2026-03-01T12:00:00Z',
  items,
});

test('pauses grow to twenty seconds, are spread, and never vanish', () => {
  assert.equal(pause(0, 1), 1_000);
  assert.equal(pause(3, 1), 8_000);
  assert.equal(pause(5, 1), 20_000);
  assert.equal(pause(10_000, 1), 20_000);
  assert.equal(pause(0, 0), 100);
  assert.equal(pause(10_000, 0), 100);
});

test('canonical JSON is that of RFC 8785', () => {
  const sample = {
    numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001, -0],
    string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
    literals: [null, true, false],
  };
  assert.equal(
    canonical(sample),
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27,0],' +
      '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
  assert.equal(canonical({ '\ufb33': 1, '\ud83d\ude00': 2, é: 3 }), '{"é":3,"\ud83d\ude00":2,"\ufb33":1}');
});

test('a board asks for everything, then for what came after its position', () => {
  const board = new FollowedBoard('lerum');
  assert.deepEqual(board.request(), { channel: 'board:lerum' });
  board.restart(snapshot(5, { id: 'a', position: 5 }));
  assert.deepEqual(board.request(), { channel: 'board:lerum', recover: true, epoch: 'e-1', offset: 5 });
  board.apply({ position: 9, at: '2026-03-01T12:00:09Z', items: [] });
  assert.equal(board.request().offset, 9);
  board.forget();
  assert.deepEqual(board.request(), { channel: 'board:lerum' });
});

test('changes replace items whole, and removed ones leave', () => {
  const board = new FollowedBoard('lerum');
  board.restart(snapshot(2, { id: 'b', position: 1, n: 4 }, { id: 'a', position: 2 }));
  board.apply({ position: 3, at: 'later', items: [{ id: 'b', position: 3 }, { id: 'a', position: 3, removed: true }] });
  assert.deepEqual(board.snapshot(), { ...snapshot(3, { id: 'b', position: 3 }), at: 'later' });
});

test('a new snapshot leaves nothing of the old one', () => {
  const board = new FollowedBoard('lerum');
  board.restart(snapshot(2, { id: 'old', position: 1 }));
  board.restart(snapshot(3, { id: 'new', position: 3 }));
  assert.deepEqual(board.snapshot().items.map(({ id }) => id), ['new']);
});

test('the hash is that of the canonical items sorted by id, each ended by a newline', async () => {
  const board = new FollowedBoard('lerum');
  board.restart(snapshot(5, { value: 'a', position: 3, id: 'tax' }, { id: 'bikes', value: 'b', position: 5 }));
  const text = '{"id":"bikes","position":5,"value":"b"}\n{"id":"tax","position":3,"value":"a"}\n';
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  assert.equal(await board.hash(), Buffer.from(digest).toString('hex'));
});
