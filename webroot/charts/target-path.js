import { soundPoints } from './chart-points.js';

const day = (text) => Date.parse(`${text}T00:00:00Z`);

/** The level of a target, read from its baseline where the words compare with that; null when it cannot be drawn. */
export const targetLevel = (target, points) => {
  if (!target?.comparison) {
    return null;
  }
  return target.valueFromBaseline ? (baselinePoint(target, points)?.value ?? null) : (target.value ?? null);
};

const baselinePoint = (target, points) =>
  soundPoints(points).find(({ period }) => period === target.baseline) ?? null;

/**
 * The path as corner points `{x, y}`: a `linear` one from the baseline to the deadline, a `curve` through its points, a
 * `yearly-rate` year by year, any other as a level from the first day that counts to the deadline, or to the newest point
 * where the words give no last day. Empty when it cannot be drawn, and for a `budget`, which is of a sum.
 */
export const targetPath = (target, points) => {
  if (!target || target.path === 'budget' || points.length === 0) {
    return [];
  }
  const baseline = baselinePoint(target, points);
  const first = target.from ? day(target.from) : points[0].x;
  const last = target.deadline ? day(target.deadline) : Math.max(points.at(-1).x, first);
  if (target.path === 'yearly-rate') {
    return rated(baseline, target.rate, last);
  }
  const level = targetLevel(target, points);
  if (level === null) {
    return [];
  }
  const end = { x: last, y: level };
  const start = baseline ? [{ x: baseline.x, y: baseline.value }] : [];
  if (target.path === 'curve') {
    return [...start, ...target.points.map(({ at, value }) => ({ x: day(at), y: value })), end];
  }
  return target.path === 'linear' && baseline ? [...start, end] : [{ x: first, y: level }, end];
};

const YEAR = 365.2425 * 86_400_000;

/** At most a hundred years of it. */
const rated = (baseline, rate, last) => {
  if (!baseline || !(baseline.value > 0) || last <= baseline.x) {
    return [];
  }
  const years = Math.min((last - baseline.x) / YEAR, 100);
  const turns = [...Array(Math.ceil(years)).keys(), years];
  return turns.map((year) => ({ x: baseline.x + year * YEAR, y: baseline.value * (1 + rate / 100) ** year }));
};
