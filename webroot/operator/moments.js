import { currentLanguage } from './texts.js';

const locales = { sv: 'sv-SE', en: 'en-GB' };
const units = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];
const locale = () => locales[currentLanguage()];

/** `för 3 minuter sedan`, `om 2 dagar`: whole units, the largest that fits. */
export const ago = (at, now) => {
  const seconds = (new Date(at) - now) / 1_000;
  const [unit, size] = units.find(([, each]) => Math.abs(seconds) >= each) ?? units.at(-1);
  return new Intl.RelativeTimeFormat(locale(), { numeric: 'always' }).format(Math.trunc(seconds / size), unit);
};

/** Day and time in Stockholm. */
export const moment = (at) =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/Stockholm' }).format(new Date(at));

const parts = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?)?$/;
const names = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second'];

/** An ISO 8601 duration in words; many days are told as months and years. The empty text for nothing. */
export const length = (duration) => {
  const found = parts.exec(duration ?? '');
  if (!found) {
    return duration ?? '';
  }
  const numbers = found.slice(1).map((each) => Number(each ?? 0));
  if (numbers[3] >= 60) {
    numbers[0] += Math.floor(numbers[3] / 365.25);
    numbers[1] += Math.floor((numbers[3] % 365.25) / 30.4375);
    numbers[3] = 0;
  }
  if (numbers[4] >= 48) {
    numbers[3] += Math.floor(numbers[4] / 24);
    numbers[4] %= 24;
  }
  return names
    .map((unit, i) => [unit, numbers[i]])
    .filter(([, n]) => n > 0)
    .slice(0, 2)
    .map(([unit, n]) => new Intl.NumberFormat(locale(), { style: 'unit', unit, unitDisplay: 'long' }).format(n))
    .join(' ');
};

/** A whole number with its thousands apart. */
export const whole = (n) => new Intl.NumberFormat(locale()).format(n);
