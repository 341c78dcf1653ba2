import { count, language, t } from '../lib/language.js';
import { formatQuantity } from '../lib/number.js';
import { periodLabel } from '../lib/period.js';
import { level } from '../lib/target.js';
import { gaps, soundPoints } from './chart-points.js';

/**
 * What a chart shows, in words: from where to where, the extremes, the target, what is missing and what is doubtful. Figures
 * of a sample are not said to rise or fall: that they differ is not certain.
 *
 * @param {{title: string, unit: string, decimals: number, sampled?: boolean}} about
 */
export const chartSentence = (about, points, target = null) =>
  [
    course(about, soundPoints(points)),
    extremes(about, soundPoints(points)),
    target && level(target, about.decimals) ? t('chart.aim', { target: level(target, about.decimals) }) : '',
    gaps(points) > 0 ? count(gaps(points), 'chart.gaps') : '',
    doubts(points) > 0 ? count(doubts(points), 'chart.doubts') : '',
  ]
    .filter(Boolean)
    .join(' ');

const doubts = (points) => points.filter(({ doubtful }) => doubtful).length;

const course = ({ title, unit, decimals, sampled }, points) => {
  if (points.length === 0) {
    return t('chart.empty', { title });
  }
  const quantity = (point) => formatQuantity(point.value, decimals, unit, language());
  const [first, last] = [points[0], points.at(-1)];
  const words = {
    title,
    first: quantity(first),
    last: quantity(last),
    firstPeriod: periodLabel(first.period, language()),
    lastPeriod: periodLabel(last.period, language()),
  };
  if (points.length === 1) {
    return t('chart.one', words);
  }
  if (sampled || points.some(({ margin }) => margin !== null)) {
    return t('chart.between', words);
  }
  const change = words.first === words.last ? 0 : last.value - first.value;
  return t(change === 0 ? 'chart.same' : change > 0 ? 'chart.rose' : 'chart.fell', words);
};

const extremes = ({ unit, decimals }, points) => {
  if (points.length < 3) {
    return '';
  }
  const ordered = [...points].sort((one, other) => one.value - other.value);
  const [low, high] = [ordered[0], ordered.at(-1)];
  return t('chart.extremes', {
    low: formatQuantity(low.value, decimals, unit, language()),
    lowPeriod: periodLabel(low.period, language()),
    high: formatQuantity(high.value, decimals, unit, language()),
    highPeriod: periodLabel(high.period, language()),
  });
};
