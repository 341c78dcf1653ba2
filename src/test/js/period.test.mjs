import assert from 'node:assert/strict';
import test from 'node:test';
import { bounds, periodLabel } from '../../../webroot/lib/period.js';

const day = (text) => Date.parse(`${text}T00:00:00Z`);

for (const [period, start, end] of [
  ['2025', '2025-01-01', '2026-01-01'],
  ['2025-Q3', '2025-07-01', '2025-10-01'],
  ['2025-12', '2025-12-01', '2026-01-01'],
  ['2025-09-01', '2025-09-01', '2025-09-02'],
  ['2025-07-01/P12M', '2025-07-01', '2026-07-01'],
  ['2026-W01', '2025-12-29', '2026-01-05'],
  ['2020-W53', '2020-12-28', '2021-01-04'],
]) {
  test(`${period} runs from ${start} until ${end}`, () => {
    assert.deepEqual(bounds(period), { start: day(start), end: day(end) });
  });
}

test('a text that is no period has no bounds', () => {
  assert.equal(bounds('soon'), null);
});

test('periods are written as people say them', () => {
  assert.equal(periodLabel('2025', 'sv'), '2025');
  assert.equal(periodLabel('2025-Q3', 'sv'), 'kvartal 3 2025');
  assert.equal(periodLabel('2025-09', 'sv'), 'september\u00a02025');
  assert.equal(periodLabel('2025-07-01/P12M', 'sv'), 'läsåret 2025/26');
  assert.equal(periodLabel('1999-07-01/P12M', 'en'), 'school year 1999/00');
  assert.equal(periodLabel('2025-W05', 'en'), 'week 5 of 2025');
});
