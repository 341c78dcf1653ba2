import assert from 'node:assert/strict';
import test from 'node:test';
import { age, overdue } from '../../../webroot/lib/age.js';

const at = (text) => new Date(text);

test('a figure of 2022 is three years old in November 2026', () => {
  assert.deepEqual(age('2022-12-31T23:00:00Z', at('2026-11-22T01:20:00Z')), { unit: 'year', n: 3 });
});

test('ages are whole and rounded down', () => {
  assert.deepEqual(age('2026-01-31T00:00:00Z', at('2026-02-28T00:00:00Z')), { unit: 'day', n: 28 });
  assert.deepEqual(age('2026-01-15T00:00:00Z', at('2026-02-15T00:00:00Z')), { unit: 'month', n: 1 });
  assert.deepEqual(age('2026-02-15T00:00:00Z', at('2026-02-15T00:30:00Z')), { unit: 'hour', n: 0 });
});

test('a figure of the future is not older than new', () => {
  assert.deepEqual(age('2027-01-01T00:00:00Z', at('2026-01-01T00:00:00Z')), { unit: 'hour', n: 0 });
});

test('a figure is overdue only when one was expected', () => {
  assert.equal(overdue('2024-03-31T22:00:00Z', at('2026-01-01T00:00:00Z')), true);
  assert.equal(overdue('2027-03-31T22:00:00Z', at('2026-01-01T00:00:00Z')), false);
  assert.equal(overdue(null, at('2026-01-01T00:00:00Z')), false);
});
