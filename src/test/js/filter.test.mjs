import assert from 'node:assert/strict';
import test from 'node:test';
import { commitmentsOf, fromSnapshot } from '../../../webroot/lib/board.js';
import { emptyFilter, filterFrom, isFiltering, passes, UNMEASURED, withFilter } from '../../../webroot/lib/filter.js';
import { snapshot } from './small-board.mjs';

const found = (filter) =>
  commitmentsOf(fromSnapshot(snapshot())).filter((each) => passes({ ...emptyFilter, ...filter }, each)).map(({ definition }) => definition.id);

test('an empty filter lets everything through', () => {
  assert.equal(found({}).length, 4);
  assert.equal(isFiltering(emptyFilter), false);
});

test('each part of the filter narrows', () => {
  assert.deepEqual(found({ state: 'off-track' }), ['bygga']);
  assert.deepEqual(found({ state: UNMEASURED }), ['samverka', 'sänka']);
  assert.deepEqual(found({ kind: 'continuous' }), ['samverka']);
  assert.deepEqual(found({ responsible: 'namnden' }), ['anställa']);
  assert.deepEqual(found({ document: 'annat' }), []);
});

test('a search finds all its words, in any case, in titles and quotes', () => {
  assert.deepEqual(found({ text: 'VI SKA sänka' }), ['sänka']);
  assert.deepEqual(found({ text: 'sänka bygga' }), []);
});

test('a filter survives the address, and other parameters with it', () => {
  const filter = { ...emptyFilter, state: 'met', text: 'å & b' };
  const search = withFilter('?lang=en', filter);
  assert.deepEqual(filterFrom(search), filter);
  assert.equal(new URLSearchParams(search).get('lang'), 'en');
  assert.equal(withFilter(search, emptyFilter), '?lang=en');
});

test('an unknown state in the address filters nothing', () => {
  assert.deepEqual(filterFrom('?state=splendid'), emptyFilter);
});
