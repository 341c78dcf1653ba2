import { formatCalendarDay, formatMoment } from './clock.js';

let current = null;

/** The moment that the address asks for: a day, an instant or a position; null for now. */
export const momentFrom = (search) => {
  const asked = new URLSearchParams(search).get('asOf');
  return asked && /^[0-9TZ:.+\- ]{1,40}$/.test(asked) ? asked : null;
};

/** The moment that the page shows, null for now. */
export const moment = () => current;

export const setMoment = (chosen) => {
  current = chosen;
};

const isDay = (asked) => /^\d{4}-\d{2}-\d{2}$/.test(asked);

/** The instant to count ages from; the end of the day for a day, and `at` for a position. */
export const instantOf = (asked, at) => {
  const read = isDay(asked) ? Date.parse(`${asked}T22:59:00Z`) : /^\d+$/.test(asked) ? NaN : Date.parse(asked);
  return new Date(Number.isNaN(read) ? at : read);
};

/** How the moment is written for people: the day that was asked for, else when the position was committed. */
export const momentLabel = (asked, at, language) =>
  isDay(asked) ? formatCalendarDay(asked, language) : formatMoment(at, new Date(0), language);

/** Today in Sweden as a date field writes it. */
export const today = (now) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' }).format(now);
