const locales = { sv: 'sv-SE', en: 'en-GB' };
const formats = new Map(); // locale and decimals -> Intl.NumberFormat

const format = (decimals, language) => {
  const key = `${language} ${decimals}`;
  if (!formats.has(key)) {
    const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
    formats.set(key, new Intl.NumberFormat(locales[language] ?? 'sv-SE', digits));
  }
  return formats.get(key);
};

/** `20,65` in Swedish, thousands apart with a no-break space; an en dash when there is no value: missing is never zero. */
export const formatNumber = (value, decimals, language) =>
  value === null || value === undefined ? '–' : format(decimals ?? 0, language).format(value);

/** As few decimals as the number needs, at most six: for rows as they were delivered. */
export const formatRaw = (value, language) =>
  value === null || value === undefined
    ? '–'
    : new Intl.NumberFormat(locales[language] ?? 'sv-SE', { maximumFractionDigits: 6 }).format(value);

const ones = { platser: 'plats', ärenden: 'ärende', personer: 'person', elever: 'elev', bostäder: 'bostad', bilar: 'bil', kameror: 'kamera', avgångar: 'avgång', familjecentraler: 'familjecentral', gånger: 'gång', timmar: 'timme', dagar: 'dag' };

/** A unit as it stands beside a number that is written so: `familjecentral` beside 1. */
export const unitBeside = (number, unit) => (number === '1' ? unit.replace(/^\S+/, (word) => ones[word] ?? word) : unit);

/** Number and unit, joined so that they stay on one line when the unit is short; English sets a per cent sign close. */
export const formatQuantity = (value, decimals, unit, language) => {
  const number = formatNumber(value, decimals, language);
  return unit && value !== null && value !== undefined ? `${number}${unit === '%' && language === 'en' ? '' : '\u00a0'}${unitBeside(number, unit)}` : number;
};

/** How many decimals a number is written with, at most four. */
export const decimalsOf = (value) => Math.min(4, (String(value).split('.')[1] ?? '').length);
