/** At most `most` of a list, evenly spread, the last always among them: the periods that an axis names. */
export const spread = (list, most) => {
  if (list.length <= most) {
    return list;
  }
  const every = Math.ceil((list.length - 1) / (most - 1));
  return list.filter((_, i) => (list.length - 1 - i) % every === 0);
};

/** How an axis names a period: as short as can be understood. */
export const shortPeriod = (period) =>
  /^\d{4}-07-01\/P(12M|1Y)$/.test(period)
    ? `${period.slice(0, 4)}/${String((Number(period.slice(0, 4)) + 1) % 100).padStart(2, '0')}`
    : period.split('T')[0];
