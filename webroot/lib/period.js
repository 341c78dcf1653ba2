import { formatCalendarDay, formatCalendarMonth, formatDay, formatTime } from './clock.js';

const utc = (year, month, day) => Date.UTC(year, month - 1, day);
const dayMillis = 86_400_000;

const shapes = [
  [/^(\d{4})$/, (y) => [utc(y, 1, 1), utc(y + 1, 1, 1)]],
  [/^(\d{4})-Q([1-4])$/, (y, q) => [utc(y, 3 * q - 2, 1), utc(y, 3 * q + 1, 1)]],
  [/^(\d{4})-(\d{2})$/, (y, m) => [utc(y, m, 1), utc(y, m + 1, 1)]],
  [/^(\d{4})-W(\d{2})$/, (y, w) => [monday(y, w), monday(y, w) + 7 * dayMillis]],
  [/^(\d{4})-(\d{2})-(\d{2})$/, (y, m, d) => [utc(y, m, d), utc(y, m, d + 1)]],
  [/^(\d{4})-(\d{2})-(\d{2})\/P(\d+)M$/, (y, m, d, n) => [utc(y, m, d), utc(y, m + n, d)]],
  [/^(\d{4})-(\d{2})-(\d{2})\/P(\d+)Y$/, (y, m, d, n) => [utc(y, m, d), utc(y + n, m, d)]],
  [/^(\d{4})-(\d{2})-(\d{2})\/P(\d+)D$/, (y, m, d, n) => [utc(y, m, d), utc(y, m, d + n)]],
];

/** Monday of an ISO week: week 1 holds 4 January. */
function monday(year, week) {
  const fourth = utc(year, 1, 4);
  const weekday = (new Date(fourth).getUTCDay() + 6) % 7;
  return fourth - weekday * dayMillis + (week - 1) * 7 * dayMillis;
}

/**
 * Where an ISO 8601 period lies on a drawn time axis: `{start, end}` in milliseconds, calendar days taken as UTC, which
 * is exact enough to draw with. Null for a text that is no period.
 */
export const bounds = (period) => {
  for (const [pattern, reading] of shapes) {
    const match = pattern.exec(period);
    if (match) {
      const [start, end] = reading(...match.slice(1).map(Number));
      return { start, end };
    }
  }
  const [from, length] = String(period).split('/');
  const start = Date.parse(from);
  if (Number.isNaN(start)) {
    return null;
  }
  return { start, end: length === 'PT1H' ? start + 3_600_000 : start };
};

/** How a period is written for people: `2025`, `kvartal 3 2025`, `september 2025`, `läsåret 2025/26`. */
export const periodLabel = (period, language) => {
  const swedish = language !== 'en';
  const [, year, quarter] = /^(\d{4})-Q([1-4])$/.exec(period) ?? [];
  if (quarter) {
    return swedish ? `kvartal ${quarter} ${year}` : `quarter ${quarter} of ${year}`;
  }
  const [, weekYear, week] = /^(\d{4})-W(\d{2})$/.exec(period) ?? [];
  if (week) {
    return swedish ? `vecka ${Number(week)} ${weekYear}` : `week ${Number(week)} of ${weekYear}`;
  }
  if (/^\d{4}-\d{2}$/.test(period)) {
    return formatCalendarMonth(period, language);
  }
  if (/^\d{4}-\d{2}-\d{2}$/.test(period)) {
    return formatCalendarDay(period, language);
  }
  const [, schoolYear] = /^(\d{4})-07-01\/(?:P12M|P1Y)$/.exec(period) ?? [];
  if (schoolYear) {
    const both = `${schoolYear}/${String((Number(schoolYear) + 1) % 100).padStart(2, '0')}`;
    return swedish ? `läsåret ${both}` : `school year ${both}`;
  }
  if (/T/.test(period)) {
    const at = period.split('/')[0];
    return `${formatDay(at, language)} ${formatTime(at, language)}`;
  }
  return period;
};
