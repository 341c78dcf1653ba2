const dayMillis = 86_400_000;

/** How long ago: `{unit: 'year'|'month'|'day'|'hour', n}`, whole units, rounded down; never below zero. */
export const age = (from, now) => {
  const start = new Date(from);
  const end = new Date(Math.max(now, start));
  const days = Math.floor((end - start) / dayMillis);
  const months = monthsBetween(start, end);
  if (months >= 12) {
    return { unit: 'year', n: Math.floor(months / 12) };
  }
  if (months >= 1) {
    return { unit: 'month', n: months };
  }
  return days >= 1 ? { unit: 'day', n: days } : { unit: 'hour', n: Math.floor((end - start) / 3_600_000) };
};

const monthsBetween = (start, end) => {
  const months = (end.getUTCFullYear() - start.getUTCFullYear()) * 12 + end.getUTCMonth() - start.getUTCMonth();
  return end.getUTCDate() < start.getUTCDate() ? months - 1 : months;
};

/** Whether the next figure should have come by now. */
export const overdue = (expectedNext, now) => expectedNext !== null && expectedNext !== undefined && new Date(expectedNext) < now;
