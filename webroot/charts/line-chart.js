import { svg } from 'lit';
import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { formatNumber } from '../lib/number.js';
import { pieces, soundPoints } from './chart-points.js';
import { forecastLine } from './forecast.js';
import { shortPeriod, spread } from './labels.js';
import { targetPath } from './target-path.js';

export const chartWidth = 760;
export const chartHeight = 320;
const most = 150; // points that are drawn as dots of their own; more would hide the line
const margin = { top: 28, right: 84, bottom: 40, left: 64 };

/**
 * A figure over time with the target path, the time before the promise shaded, uncertainty as a band, doubtful points drawn
 * as crosses, and gaps left open. Null when there is no value to draw.
 *
 * @param {{unit: string, decimals: number, language: string, words: {baseline: string, target: string, forecast: string}}} style
 * @param ahead the coming periods of a forecast, as {@link forecastPoints} makes them
 */
export const lineChart = (points, target, style, ahead = []) => {
  const sound = soundPoints(points);
  if (sound.length === 0) {
    return null;
  }
  const path = targetPath(target, points);
  const scales = scalesOf(points, path, ahead, style.unit);
  return svg`
    ${baseline(target, points, scales, style)}
    ${levels(scales, style)}
    ${periods([...points, ...ahead], scales)}
    ${pieces(points).map((piece) => band(piece, scales))}
    ${forecastLine(ahead, sound.at(-1), scales, style.words.forecast, path.length > 0 ? aimNote(path.at(-1), scales) : null)}
    ${pathLine(path, scales, style)}
    ${pieces(points).map((piece) => svg`<path class="chart-line" d=${line((p) => scales.x(p.x), (p) => scales.y(p.value))(piece)}/>`)}
    ${sound.length > most ? null : sound.map((point) => svg`<circle class=${point.before ? 'chart-point before' : 'chart-point'} cx=${scales.x(point.x)} cy=${scales.y(point.value)} r="4"/>`)}
    ${points.filter(({ doubtful, value }) => doubtful && value !== null).map((point) => cross(point, scales))}
    ${newest(sound.at(-1), scales, style)}`;
};

const scalesOf = (points, path, ahead, unit) => {
  const xs = [...points, ...path, ...ahead].map(({ x }) => x);
  const ys = points
    .filter(({ value }) => value !== null)
    .flatMap(({ value, margin: m }) => [value - (m ?? 0), value + (m ?? 0)])
    .concat(path.map(({ y }) => y), ahead.flatMap(({ low, high }) => [low, high]));
  const [low, high] = [Math.min(...ys), Math.max(...ys)];
  const room = high === low ? Math.abs(high) * 0.1 || 1 : (high - low) * 0.08;
  const floor = low >= 0 && low - room < 0 ? 0 : low - room;
  const one = Math.min(...xs) === Math.max(...xs) ? 180 * 86_400_000 : 0;
  const y = scaleLinear([floor, high + room], [chartHeight - margin.bottom, margin.top]).nice(5);
  return {
    x: scaleLinear([Math.min(...xs) - one, Math.max(...xs) + one], [margin.left + 10, chartWidth - margin.right]),
    y: isShare(unit, points, path) ? y.domain([y.domain()[0], Math.min(100, y.domain()[1])]).clamp(true) : y,
  };
};

/** Percent that have never been beyond 100 have no place there, whatever margins reach. */
const isShare = (unit, points, path) =>
  unit === '%' && points.every(({ value }) => value === null || value <= 100) && path.every(({ y }) => y <= 100);

const baseline = (target, points, { x }, { words }) => {
  const until = target?.from ? Date.parse(`${target.from}T00:00:00Z`) : NaN;
  const [left, right] = [margin.left, Math.min(x(until), chartWidth - margin.right)];
  if (!(right - left > 1) || !points.some(({ before }) => before)) {
    return null;
  }
  return svg`
    <rect class="chart-baseline" x=${left} y=${margin.top - 12} width=${right - left} height=${chartHeight - margin.top - margin.bottom + 12}/>
    <text class="chart-note" x=${left + 8} y=${margin.top - 3}>${right - left > 110 ? words.baseline : ''}</text>`;
};

const levels = ({ y }, { decimals, language }) => {
  const ticks = y.ticks(5);
  const places = Math.min(decimals, ticks.every(Number.isInteger) ? 0 : decimals);
  return ticks.map(
    (tick) => svg`
      <line class="chart-grid" x1=${margin.left} x2=${chartWidth - margin.right} y1=${y(tick)} y2=${y(tick)}/>
      <text class="chart-tick" x=${margin.left - 10} y=${y(tick)} dy="0.35em" text-anchor="end">${formatNumber(tick, places, language)}</text>`,
  );
};

const periods = (points, { x }) =>
  spread(points, 8).map(
    (point) => svg`
      <line class="chart-axis" x1=${x(point.x)} x2=${x(point.x)} y1=${chartHeight - margin.bottom} y2=${chartHeight - margin.bottom + 6}/>
      <text class="chart-tick" x=${x(point.x)} y=${chartHeight - margin.bottom + 22} text-anchor="middle">${shortPeriod(point.period)}</text>`,
  );

const band = (piece, { x, y }) =>
  piece.some(({ margin: m }) => m !== null)
    ? svg`<path class="chart-band" d=${area()
        .x((p) => x(p.x))
        .y0((p) => y(p.value - (p.margin ?? 0)))
        .y1((p) => y(p.value + (p.margin ?? 0)))(piece)}/>`
    : null;

const pathLine = (path, { x, y }, { words }) => {
  if (path.length === 0) {
    return null;
  }
  const end = path.at(-1);
  return svg`
    <path class="chart-path" d=${line((p) => x(p.x), (p) => y(p.y))(path)}/>
    <path class="chart-aim" d=${`M${x(end.x)},${y(end.y) - 6}l6,6l-6,6l-6,-6z`}/>
    <text class="chart-note chart-note-target" x=${Math.min(x(end.x), chartWidth - margin.right)} y=${aimNote(end, { y })} text-anchor="end">${words.target}</text>`;
};

/** Where the words of the target stand. */
const aimNote = (end, { y }) => y(end.y) - 12;

const cross = (point, { x, y }) =>
  svg`<path class="chart-doubtful" d=${`M${x(point.x) - 5},${y(point.value) - 5}l10,10m0,-10l-10,10`}/>`;

const newest = (point, { x, y }, { decimals, language }) => svg`
  <circle class="chart-newest" cx=${x(point.x)} cy=${y(point.value)} r="6"/>
  <text class="chart-value" x=${x(point.x) + 12} y=${y(point.value)} dy="0.35em">${formatNumber(point.value, decimals, language)}</text>`;
