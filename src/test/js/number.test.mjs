import assert from 'node:assert/strict';
import test from 'node:test';
import { decimalsOf, formatNumber, formatQuantity, formatRaw, unitBeside } from '../../../webroot/lib/number.js';

test('Swedish numbers have a decimal comma and thousands set apart by a no-break space', () => {
  assert.equal(formatNumber(43536.5, 1, 'sv'), '43\u00a0536,5');
});

test('English numbers have a decimal point and commas', () => {
  assert.equal(formatNumber(43536.5, 1, 'en'), '43,536.5');
});

test('a missing number is a dash, never zero', () => {
  assert.equal(formatNumber(null, 1, 'sv'), '–');
  assert.equal(formatQuantity(undefined, 1, '%', 'sv'), '–');
  assert.equal(formatQuantity(4.25, 1, '%', 'sv'), '4,3\u00a0%');
  assert.equal(formatQuantity(4.25, 1, '%', 'en'), '4.3%');
  assert.equal(formatNumber(0, 0, 'sv'), '0');
});

test('a number below zero has a real minus sign in Swedish', () => {
  assert.equal(formatNumber(-2, 0, 'sv'), '\u22122');
});

test('a row is shown with the decimals it was delivered with', () => {
  assert.equal(formatRaw(20.65, 'sv'), '20,65');
  assert.equal(decimalsOf(20.65), 2);
  assert.equal(decimalsOf(600), 0);
});

test('one of a thing is told in the singular', () => {
  assert.equal(formatQuantity(1, 0, 'familjecentraler', 'sv'), '1\u00a0familjecentral');
  assert.equal(formatQuantity(2, 0, 'familjecentraler', 'sv'), '2\u00a0familjecentraler');
  assert.equal(unitBeside('1', 'dagar över gränsvärdet'), 'dag över gränsvärdet');
  assert.equal(unitBeside('1', 'kWh/m²'), 'kWh/m²');
});
