import assert from 'node:assert/strict';
import test from 'node:test';
import { gaps, pieces, pointsOf, soundPoints, valuesOfTile } from '../../../webroot/charts/chart-points.js';
import { chartSentence } from '../../../webroot/charts/chart-sentence.js';
import { shortPeriod, spread } from '../../../webroot/charts/labels.js';
import { targetLevel, targetPath } from '../../../webroot/charts/target-path.js';

const points = (list, from) => pointsOf(valuesOfTile(list), from);
const target = { comparison: 'at-least', value: 90, valueFromBaseline: false, unit: '%', baseline: '2021', from: '2022-01-01', deadline: '2026-10-14', path: 'linear', within: null, share: null };
const about = { title: 'Trygga', unit: '%', decimals: 0 };

test('a missing value, a doubtful one and a year that is not there break the line', () => {
  const broken = points([['2015', 1], ['2016', null], ['2017', 2], ['2018', 3], ['2019', 9, 1], ['2020', 4], ['2022', 5]]);
  assert.deepEqual(pieces(broken).map((piece) => piece.map(({ period }) => period)), [['2015'], ['2017', '2018'], ['2020'], ['2022']]);
});

test('gaps are counted, listed as missing or not listed at all', () => {
  assert.equal(gaps(points([['2015', 1], ['2016', null], ['2017', 2], ['2019', 3]])), 2);
  assert.equal(gaps(points([['2015', 1]])), 0);
  assert.equal(gaps([]), 0);
});

test('points stand in calendar order at the end of their period', () => {
  assert.deepEqual(points([['2021', 2], ['2020', 1]]).map(({ x }) => x), [Date.UTC(2021, 0, 1), Date.UTC(2022, 0, 1)]);
});

test('a period that begins before the promise is baseline', () => {
  assert.deepEqual(points([['2021', 1], ['2022', 2]], '2022-01-01').map(({ before }) => before), [true, false]);
});

test('a linear path goes from the baseline to the deadline', () => {
  assert.deepEqual(targetPath(target, points([['2021', 80], ['2022', 81]])), [
    { x: Date.UTC(2022, 0, 1), y: 80 },
    { x: Date.UTC(2026, 9, 14), y: 90 },
  ]);
});

test('any other path is a level from the first day that counts', () => {
  const path = targetPath({ ...target, path: 'step' }, points([['2021', 80]]));
  assert.deepEqual(path.map(({ y }) => y), [90, 90]);
  assert.equal(path[0].x, Date.UTC(2022, 0, 1));
});

test('a curve goes through its points, a yearly rate compounds, and a budget of a sum is not drawn', () => {
  const curve = targetPath({ ...target, path: 'curve', points: [{ at: '2024-12-31', value: 82 }] }, points([['2021', 80]]));
  assert.deepEqual(curve.map(({ y }) => y), [80, 82, 90]);
  const rated = targetPath({ ...target, value: null, path: 'yearly-rate', rate: -10 }, points([['2021', 100]]));
  assert.equal(rated[0].y, 100);
  assert.ok(Math.abs(rated[1].y - 90) < 1e-9);
  assert.ok(Math.abs(rated.at(-1).x - Date.UTC(2026, 9, 14)) < 1000);
  assert.deepEqual(targetPath({ ...target, value: null, path: 'yearly-rate', rate: -10 }, points([['2022', 100]])), []);
  assert.deepEqual(targetPath({ ...target, path: 'budget' }, points([['2021', 80]])), []);
});

test('a target that is the level of the baseline is read from the figures, and never from a doubtful one', () => {
  const unchanged = { ...target, valueFromBaseline: true, value: null };
  assert.equal(targetLevel(unchanged, points([['2021', 80]])), 80);
  assert.equal(targetLevel(unchanged, points([['2021', 80, 1]])), null);
  assert.deepEqual(targetPath(unchanged, points([['2020', 80]])), []);
});

test('the sentence says from where to where, the target, the gaps and the doubts', () => {
  const said = chartSentence(about, points([['2019', 70], ['2020', null], ['2021', 99, 1], ['2022', 80]]), target);
  assert.match(said, /Trygga steg från 70\u00a0% 2019 till 80\u00a0% 2022\./);
  assert.match(said, /Målet är minst 90\u00a0%\./);
  assert.match(said, /1 period saknar värde\./);
  assert.match(said, /1 värde bedöms inte/);
});

test('figures of a sample are not said to rise or fall', () => {
  const said = chartSentence({ ...about, sampled: true }, points([['2019', 70], ['2022', 80]]));
  assert.match(said, /Trygga var 70\u00a0% 2019 och 80\u00a0% 2022\./);
});

test('no value is said as no value', () => {
  assert.equal(chartSentence(about, []), 'Det finns ännu inget värde för Trygga.');
  assert.equal(soundPoints(points([['2020', null]])).length, 0);
});

test('a change too small to be shown is no change', () => {
  assert.match(chartSentence(about, points([['2020', 70.1], ['2021', 70.2]])), /både 2020 och 2021/);
});

test('an axis names few periods and always the last', () => {
  const years = Array.from({ length: 30 }, (_, i) => 1994 + i);
  assert.ok(spread(years, 8).length <= 8);
  assert.equal(spread(years, 8).at(-1), 2023);
  assert.deepEqual(spread([1, 2], 8), [1, 2]);
  assert.equal(shortPeriod('2025-07-01/P12M'), '2025/26');
});
