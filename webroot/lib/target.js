import { formatCalendarDay } from './clock.js';
import { language, t } from './language.js';
import { decimalsOf, formatQuantity } from './number.js';

/** What the words promise, in one phrase: `minst 600 platser senast 14 oktober 2026`. Null when there is no target. */
export const targetPhrase = (target, decimals) => {
  if (!target) {
    return null;
  }
  return [level(target, decimals), share(target), deadline(target)].filter(Boolean).join(' ') || null;
};

/** The level alone: `minst 600 platser`. */
export const level = (target, decimals) => {
  if (!target.comparison) {
    return null;
  }
  const comparison = t(`comparison.${target.comparison}`);
  if (target.valueFromBaseline) {
    return `${comparison} ${t('target.baseline', { period: target.baseline ?? target.baselineDate ?? '' })}`;
  }
  if (target.value === null) {
    return null;
  }
  const places = Math.max(decimalsOf(target.value), Number.isInteger(target.value) ? 0 : (decimals ?? 0));
  return `${comparison} ${formatQuantity(target.value, places, target.unit, language())}`;
};

const share = (target) =>
  target.within
    ? t('target.within', { time: duration(target.within), share: target.share === null ? '' : `${target.share} %` })
    : null;

const deadline = (target) =>
  target.deadline ? t('target.deadline', { day: formatCalendarDay(target.deadline, language()) }) : null;

/** `48 timmar` of `PT48H`, `21 dagar` of `P21D`; Java writes two days as `PT48H` and three weeks as `P21D`. */
export const duration = (text) => {
  const [, days, hours] = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?)?$/.exec(text) ?? [];
  return [days && t('days', { n: days }), hours && t('hours', { n: hours })].filter(Boolean).join(' ') || text;
};
