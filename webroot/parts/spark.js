import { html, nothing } from 'lit';
import { pointsOf, valuesOfTile } from '../charts/chart-points.js';
import { sparkline, sparklineBox } from '../charts/sparkline.js';

/** The sparkline of an indicator's item; old figures are drawn dashed. */
export const spark = (item, target, old) => {
  const drawing = item && item.points.length > 1 ? sparkline(pointsOf(valuesOfTile(item.points)), target) : null;
  return drawing === null
    ? nothing
    : html`<svg class=${old ? 'spark old' : 'spark'} viewBox=${sparklineBox} preserveAspectRatio="none" aria-hidden="true" focusable="false">${drawing}</svg>`;
};
