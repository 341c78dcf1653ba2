import { texts } from './texts.js';

export const languages = ['sv', 'en'];

let current = 'sv';

/** What the address asks for, else what was chosen before, else Swedish. */
export const chooseLanguage = (search, remembered) =>
  [new URLSearchParams(search).get('lang'), remembered].find((each) => languages.includes(each)) ?? 'sv';

export const language = () => current;

export const setLanguage = (chosen) => {
  current = languages.includes(chosen) ? chosen : 'sv';
};

/** Our own words in the language of the page; `{name}` in them is replaced by `words.name`. */
export const t = (key, words = {}) => {
  const text = texts[key];
  if (!text) {
    throw new Error(`no text ${key}`);
  }
  return text[current].replace(/\{(\w+)\}/g, (_, name) => words[name] ?? '');
};

/** A count with its noun: `count(1, 'commitment')` reads the texts `commitment.one` and `commitment.many`. */
export const count = (n, noun) => t(`${noun}.${n === 1 ? 'one' : 'many'}`, { n: String(n) });

/** A text that came with the data, `{"sv":…,"en":…}`; empty when there is none. */
export const say = (text) => text?.[current] ?? text?.sv ?? '';
