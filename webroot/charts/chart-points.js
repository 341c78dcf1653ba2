import { bounds } from '../lib/period.js';

/**
 * One value as a chart draws it.
 *
 * @typedef {{period: string, value: number|null, margin: number|null, doubtful: boolean, x: number, before: boolean}} Point
 */

/** Points of a tile's `[period, value, 1?]`, as {@link pointsOf} takes them. */
export const valuesOfTile = (points) =>
  points.map(([period, value, doubtful]) => ({ period, value, margin: null, doubtful: doubtful === 1 }));

/** Values of a proof or of `/values`, as {@link pointsOf} takes them; instants place what no calendar period does. */
export const valuesOfProof = (values) =>
  values.map(({ period, value, margin, qualityNote, end }) => ({
    period,
    value,
    margin: margin ?? null,
    doubtful: qualityNote !== null && qualityNote !== undefined,
    end,
  }));

/**
 * Values in calendar order, each at the end of its period: that is where a target path is read. A period that begins
 * before `from` is baseline.
 *
 * @param {string|null} from first day that counts as evidence
 * @returns {Point[]}
 */
export const pointsOf = (values, from = null) => {
  const begins = from === null ? -Infinity : Date.parse(`${from}T00:00:00Z`);
  return values
    .map(({ period, value, margin, doubtful, end }) => {
      const lies = bounds(period);
      const x = lies?.end ?? Date.parse(end);
      return { period, value, margin: margin ?? null, doubtful: Boolean(doubtful), x, before: (lies?.start ?? x) < begins };
    })
    .filter(({ x }) => Number.isFinite(x))
    .sort((one, other) => one.x - other.x);
};

/** Points that a line may go through. */
export const soundPoints = (points) => points.filter(({ value, doubtful }) => value !== null && !doubtful);

/**
 * The line in pieces: a missing value, a doubtful one or a period that is not there at all breaks it, so that a gap is
 * seen as a gap.
 */
export const pieces = (points) => {
  const longest = 1.5 * typicalStep(points);
  const list = [];
  let open = null;
  for (const point of points) {
    if (point.value === null || point.doubtful) {
      open = null;
    } else if (open && point.x - open.at(-1).x <= longest) {
      open.push(point);
    } else {
      open = [point];
      list.push(open);
    }
  }
  return list;
};

const typicalStep = (points) => {
  const steps = points.slice(1).map((point, i) => point.x - points[i].x);
  return steps.length === 0 ? Infinity : [...steps].sort((a, b) => a - b)[Math.floor((steps.length - 1) / 2)];
};

/** How many periods have no value, those between two points that are not listed included. */
export const gaps = (points) => {
  const step = typicalStep(points);
  const between = points.slice(1).map((point, i) => Math.max(0, Math.round((point.x - points[i].x) / step) - 1));
  return points.filter(({ value }) => value === null).length + (points.length > 1 ? between.reduce((a, b) => a + b, 0) : 0);
};
