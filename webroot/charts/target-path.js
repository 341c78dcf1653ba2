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
 * The path as corner points `{x, y}`: a `linear` one from the baseline to the deadline, any other as a level from the first
 * day that counts to the deadline, or to the newest point where the words give no last day. Empty when it cannot be drawn.
 */
export const targetPath = (target, points) => {
  const level = targetLevel(target, points);
  if (level === null || points.length === 0) {
    return [];
  }
  const first = target.from ? day(target.from) : points[0].x;
  const last = target.deadline ? day(target.deadline) : Math.max(points.at(-1).x, first);
  const baseline = baselinePoint(target, points);
  return target.path === 'linear' && baseline
    ? [{ x: baseline.x, y: baseline.value }, { x: last, y: level }]
    : [{ x: first, y: level }, { x: last, y: level }];
};
