import { svg } from 'lit';
import { area, line } from 'd3-shape';
import { bounds } from '../lib/period.js';

/**
 * The coming periods of a forecast as a chart draws them, each at the end of its period; none when there is no forecast.
 *
 * @returns {{period: string, value: number, low: number, high: number, x: number}[]}
 */
export const forecastPoints = (forecast) =>
  (forecast?.points ?? [])
    .map(([period, value, low, high]) => ({ period, value, low, high, x: bounds(period)?.end ?? NaN }))
    .filter(({ x }) => Number.isFinite(x));

/** The line goes on from the newest value, dotted, in a band that widens; its name stands above where the words at the height `taken` stand below. */
export const forecastLine = (ahead, newest, { x, y }, note, taken = null) => {
  if (ahead.length === 0) {
    return null;
  }
  const from = { x: newest.x, value: newest.value, low: newest.value, high: newest.value };
  const whole = [from, ...ahead];
  const end = ahead.at(-1);
  const below = y(end.low) + 18;
  const height = taken !== null && Math.abs(below - taken) < 18 ? y(end.high) - 8 : below;
  return svg`
    <path class="chart-forecast-band" d=${area((p) => x(p.x), (p) => y(p.low), (p) => y(p.high))(whole)}/>
    <path class="chart-forecast" d=${line((p) => x(p.x), (p) => y(p.value))(whole)}/>
    <text class="chart-note" x=${x(end.x)} y=${height} text-anchor="end">${note}</text>`;
};
