import assert from 'node:assert/strict';
import test from 'node:test';
import { commitmentsOf, contextOf, fromSnapshot } from '../../../webroot/lib/board.js';
import { capacityOf, screenPages } from '../../../webroot/lib/screen-pages.js';
import { snapshot } from './small-board.mjs';

const pagesOf = (issuers, capacity = capacityOf(1920, 1080)) => {
  const board = fromSnapshot(snapshot());
  const definition = { ...board.definition, screen: { ...board.definition.screen, issuers } };
  return screenPages(definition, commitmentsOf(board), contextOf(board), capacity);
};

test('a screen shows only the issuers it may, and says how many of others it leaves out', () => {
  const { pages, others } = pagesOf(['council']);
  assert.deepEqual(pages.map(({ kind }) => kind), ['summary', 'tiles', 'rows', 'indicators']);
  assert.deepEqual(others.map(({ issuer, total }) => [issuer.kind, total]), [['party', 1]]);
});

test('a screen that may show no commitment shows figures', () => {
  const { pages, others } = pagesOf(['board']);
  assert.deepEqual(pages.map(({ kind }) => kind), ['indicators']);
  assert.equal(others.reduce((sum, { total }) => sum + total, 0), 4);
});

test('every commitment that may be shown stands on exactly one page, and no page holds more than fits', () => {
  const capacity = { tiles: 1, indicators: 1, rows: 1 };
  const { pages } = pagesOf(['council', 'party'], capacity);
  const shown = pages.filter(({ kind }) => kind === 'tiles' || kind === 'rows');
  assert.equal(shown.length, 4);
  assert.ok(shown.every(({ items }) => items.length === 1));
});
