import { svg } from 'lit';
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { pieces, soundPoints } from './chart-points.js';
import { targetPath } from './target-path.js';

const width = 160;
const height = 40;
const edge = 5;

/**
 * The course of a figure as a small drawing for a tile, newest point marked. It is decoration for screen readers: the tile
 * says value, period and age in words. Null with fewer than two points.
 */
export const sparkline = (points, target = null) => {
  const sound = soundPoints(points);
  if (sound.length < 2) {
    return null;
  }
  const path = targetPath(target, points);
  const x = scaleLinear([points[0].x, points.at(-1).x], [edge, width - edge]).clamp(true);
  const levels = [...sound.map(({ value }) => value), ...path.map(({ y }) => y)];
  const y = scaleLinear([Math.min(...levels), Math.max(...levels)], [height - edge, edge]);
  const draw = line((point) => x(point.x), (point) => y(point.value));
  const last = sound.at(-1);
  return svg`
    ${path.length > 0 ? svg`<path class="spark-target" d=${line((p) => x(p.x), (p) => y(p.y))([{ x: points[0].x, y: path[0].y }, ...path])}/>` : null}
    ${pieces(points).map((piece) =>
      piece.length > 1
        ? svg`<path class="spark-line" d=${draw(piece)}/>`
        : svg`<circle class="spark-dot" cx=${x(piece[0].x)} cy=${y(piece[0].value)} r="1.75"/>`)}
    <circle class="spark-last" cx=${x(last.x)} cy=${y(last.value)} r="3.5"/>`;
};

export const sparklineBox = `0 0 ${width} ${height}`;
