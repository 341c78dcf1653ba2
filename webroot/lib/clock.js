const zone = 'Europe/Stockholm';
const locales = { sv: 'sv-SE', en: 'en-GB' };
const formats = new Map(); // language and form -> Intl.DateTimeFormat

const forms = {
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone },
  day: { day: 'numeric', month: 'long', year: 'numeric', timeZone: zone },
  weekday: { weekday: 'long', day: 'numeric', month: 'long', timeZone: zone },
  month: { month: 'long', year: 'numeric', timeZone: zone },
  calendarDay: { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' },
  calendarMonth: { month: 'long', year: 'numeric', timeZone: 'UTC' },
};

const format = (form, at, language) => {
  const key = `${form} ${language}`;
  if (!formats.has(key)) {
    formats.set(key, new Intl.DateTimeFormat(locales[language] ?? 'sv-SE', forms[form]));
  }
  const text = formats.get(key).format(at instanceof Date ? at : new Date(at));
  return text.replaceAll(' ', '\u00a0');
};

/** `14:05`, as the clocks in Stockholm show it. */
export const formatTime = (at, language) => format('time', at, language);

/** `14 oktober 2026`: the day on which an instant falls in Stockholm. */
export const formatDay = (at, language) => format('day', at, language);

/** `söndag 22 november`. */
export const formatWeekday = (at, language) => format('weekday', at, language);

/** `mars 2024`. */
export const formatMonth = (at, language) => format('month', at, language);

/** `14 oktober 2026` of the calendar day `2026-10-14`. */
export const formatCalendarDay = (day, language) => format('calendarDay', `${day}T00:00:00Z`, language);

/** `september 2025` of the calendar month `2025-09`. */
export const formatCalendarMonth = (month, language) => format('calendarMonth', `${month}-01T00:00:00Z`, language);

/** The time if it is today in Stockholm, else day and time. */
export const formatMoment = (at, now, language) =>
  formatDay(at, language) === formatDay(now, language)
    ? formatTime(at, language)
    : `${formatDay(at, language)} ${formatTime(at, language)}`;
