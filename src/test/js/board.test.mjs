import assert from 'node:assert/strict';
import test from 'node:test';
import { countsByIssuer, sections } from '../../../webroot/lib/arrangement.js';
import { commitmentsOf, contextOf, fromSnapshot, judgedFigure, nothingMeasures, standsInFull, withItems } from '../../../webroot/lib/board.js';
import { changed, snapshot } from './small-board.mjs';

const board = () => fromSnapshot(snapshot());
const ids = (list) => list.map(({ definition }) => definition.id);

test('an update replaces items and moves the position, and leaves the board before it as it was', () => {
  const before = board();
  const after = withItems(before, { position: 5, at: '2026-11-22T02:00:00Z', items: [changed('bygga', 'on-track')] });
  assert.equal(after.position, 5);
  assert.equal(after.items.get('bygga').status.state, 'on-track');
  assert.equal(before.items.get('bygga').status.state, 'off-track');
});

test('an update from before the position of the board changes nothing', () => {
  const before = board();
  assert.equal(withItems(before, { position: 3, at: 'x', items: [changed('bygga', 'met')] }), before);
});

test('a removed item is gone', () => {
  const after = withItems(board(), { position: 6, items: [{ id: 'bygga', position: 6, removed: true }] });
  assert.equal(after.items.has('bygga'), false);
});

test('a commitment without an item cannot be judged', () => {
  const after = withItems(board(), { position: 6, items: [{ id: 'bygga', position: 6, removed: true }] });
  assert.equal(commitmentsOf(after)[0].state, 'cannot-be-judged');
});

test('a proxy does not measure, and neither does silence', () => {
  const unmeasured = commitmentsOf(board()).filter(nothingMeasures);
  assert.deepEqual(ids(unmeasured), ['samverka', 'sänka']);
});

test('what is judged or reported stands in full, the rest stands quietly', () => {
  assert.deepEqual(ids(commitmentsOf(board()).filter(standsInFull)), ['bygga', 'anställa']);
});

test('counts are kept apart by issuer and add up to all commitments of it', () => {
  const counts = countsByIssuer(commitmentsOf(board()));
  assert.deepEqual(counts.map(({ issuer, total }) => [issuer.kind, total]), [['council', 3], ['party', 1]]);
  for (const { states, total } of counts) {
    assert.equal(states.reduce((sum, [, n]) => sum + n, 0), total);
  }
});

test('sections follow the order of the definition, and what has no known area comes last', () => {
  const { definition } = board();
  assert.deepEqual(sections(definition, commitmentsOf(board())).map(({ id }) => id), ['trygghet', 'skola', '']);
});

test('no commitment is lost or doubled by being arranged', () => {
  const all = sections(board().definition, commitmentsOf(board())).flatMap(({ full, quiet }) => [...full, ...quiet]);
  assert.deepEqual(ids(all).sort(), ids(commitmentsOf(board())).sort());
});

test('a figure that judges has the age of its own period, not that of a newer unfinished one', () => {
  const newest = { period: '2026', observedAt: '2026-12-31T23:00:00Z', expectedNext: '2028-01-01T00:00:00Z', qualityNote: { sv: 'x' } };
  const item = { judged: { period: '2023' }, expectedNext: '2027-01-01T00:00:00Z' };
  const shown = judgedFigure(newest, item);
  assert.equal(shown.period, '2023');
  assert.equal(shown.observedAt, '2024-01-01T00:00:00.000Z');
  assert.equal(shown.expectedNext, item.expectedNext);
  assert.equal(shown.qualityNote, null);
  assert.equal(judgedFigure(newest, { judged: { period: '2026' } }), newest);
  assert.equal(judgedFigure(newest, { judged: null }), newest);
  assert.equal(judgedFigure(undefined, item), undefined);
});

test('indicators that stand by themselves are those of the definition', () => {
  assert.deepEqual(ids(contextOf(board())), ['nöjda']);
});
