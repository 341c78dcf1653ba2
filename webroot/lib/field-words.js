import { formatCalendarDay } from './clock.js';
import { fieldTexts, valueTexts } from './field-texts.js';
import { language, say } from './language.js';
import { formatRaw } from './number.js';
import { periodLabel } from './period.js';

/** What a field of the catalog is called, in the words of the page; its own name when nobody has given it any. */
export const fieldWord = (name) => say(fieldTexts[name]) || name;

/** A value that can stand in a sentence; empty for what is too long or is no text. */
export const valueWord = (value) => {
  const text = written(value);
  return text.length <= 300 ? text : '';
};

const written = (value) => {
  switch (typeof value) {
    case 'number':
      return formatRaw(value, language());
    case 'boolean':
      return say(valueTexts[value]);
    case 'string':
      return dated(value);
    default:
      return value && 'sv' in value ? say(value) : '';
  }
};

const dated = (text) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) ? formatCalendarDay(text, language()) : /^\d{4}-(Q\d|W\d{2}|\d{2})$/.test(text) ? periodLabel(text, language()) : known(text);

/** Codes that the page has words for; any other text is its own. */
const known = (text) => (Object.hasOwn(valueTexts, text) ? say(valueTexts[text]) : text);

/** Fields that changed, those of a target one by one, each as `name: before → after` or as its name alone. */
export const changedFields = (fields) => fields.flatMap((each) => (isTarget(each) ? within(each) : [each]));

const isTarget = ({ field, before, after }) => field === 'target' && isObject(before) && isObject(after);

const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

const within = ({ before, after }) =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => JSON.stringify(before[name] ?? null) !== JSON.stringify(after[name] ?? null))
    .map((name) => ({ field: name, before: before[name] ?? null, after: after[name] ?? null }));
