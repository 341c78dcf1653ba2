import { Refused, all, write } from './api.js';
import { showRefused, showRejected, showTaken } from './answers.js';
import { option, refill } from './report.js';
import { currentLanguage, localized, word } from './texts.js';

const MISSING = ['not-reported', 'not-yet-published', 'not-collected', 'not-applicable', 'hidden'];
const FLAGS = ['A', 'P', 'E', 'B'];
const NUMBER = /^[+-]?(\d+([.,]\d*)?|[.,]\d+)$/;
const form = document.querySelector('#figure');
const { series, period, value, missing, flag } = form.elements;
const search = document.querySelector('#series-search');
const about = document.querySelector('#series-about');
const periodHint = document.querySelector('#period-hint');
const valueLabel = document.querySelector('#value-label');
let declared = [];

const title = (each) => `${each.id}: ${localized(each.title)}${each.simulated ? ` (${word('simulated')})` : ''}`;

const written = (number) => new Intl.NumberFormat(currentLanguage(), { maximumFractionDigits: 10 }).format(number);

const newest = ({ newest: figure }) => {
  if (!figure) {
    return word('none');
  }
  return `${figure.period}: ${figure.value === null ? word(figure.missing) : written(figure.value)}`;
};

const periodWords = (resolution) => {
  const key = `period${resolution === 'P1W' ? 'P7D' : resolution}`;
  return word(key) === key ? `${word('periodOther')} ${resolution}.` : word(key);
};

const describe = () => {
  const chosen = declared.find((each) => each.id === series.value);
  about.textContent = chosen
    ? [
        localized(chosen.definition),
        `${word('unit')}: ${chosen.unit}.`,
        chosen.feed === null ? `${word('noFeed')}.` : '',
        `${word('newest')}: ${newest(chosen)}.`,
      ].join(' ')
    : '';
  periodHint.textContent = chosen ? periodWords(chosen.resolution) : '';
  valueLabel.textContent = chosen ? `${word('value')} (${chosen.unit})` : word('value');
};

const showSeries = () => {
  const words = search.value.toLocaleLowerCase('sv').split(/\s+/).filter(Boolean);
  const fitting = declared.filter((each) => {
    const text = `${each.id} ${each.title.sv} ${each.title.en}`.toLocaleLowerCase('sv');
    return words.every((one) => text.includes(one));
  });
  refill(series, fitting.map((each) => option(each.id, title(each))));
  describe();
};

/** Writes the form's lists in the language of the page. */
export const showFigure = async () => {
  declared = await all('/api/v1/series');
  refill(missing, [option('', word('hasValue')), ...MISSING.map((each) => option(each, word(each)))]);
  refill(flag, [option('', ''), ...FLAGS.map((each) => option(each, word(`flag${each}`)))]);
  showSeries();
};

/** A number as JSON writes it, from what a person wrote; null for nothing, undefined for no number. */
export const numberText = (text) => {
  const bare = text.replace(/[\s\u00a0\u202f]/g, '').replace('\u2212', '-');
  if (bare === '') {
    return null;
  }
  if (!NUMBER.test(bare)) {
    return undefined;
  }
  const [whole, fraction = ''] = bare.replace(',', '.').replace('+', '').split('.');
  const sign = whole.startsWith('-') ? '-' : '';
  const digits = whole.replace('-', '').replace(/^0+(?=\d)/, '') || '0';
  return `${sign}${digits}${fraction === '' ? '' : `.${fraction}`}`;
};

/** The body, with numbers as they were written: they never pass through a binary number here. */
const body = (values) => {
  const fields = [`"series":${JSON.stringify(values.series)}`, `"period":${JSON.stringify(values.period.trim())}`];
  const wrong = [];
  for (const name of ['value', 'n', 'margin']) {
    const number = numberText(values[name]);
    if (number === undefined) {
      wrong.push({ field: name, problem: `${values[name]} ${word('notNumber')}`.replace(/\.$/, ''), expected: '20,65' });
    } else if (number !== null) {
      fields.push(`"${name}":${number}`);
    }
  }
  for (const name of ['missing', 'flag']) {
    if (values[name] !== '') {
      fields.push(`"${name}":${JSON.stringify(values[name])}`);
    }
  }
  return { json: `{"observations":[{${fields.join(',')}}]}`, wrong };
};

const submit = async () => {
  const { json, wrong } = body(Object.fromEntries(new FormData(form)));
  if (wrong.length > 0) {
    showRejected(form, word('refusedByServer'), wrong);
    return;
  }
  const answer = await write('/api/v1/observations', json);
  const outcome = ['accepted', 'revised', 'unchanged'].find((each) => answer[each] > 0);
  showTaken(form, word(outcome), `${word('position')} ${answer.position}.`);
  value.value = '';
  period.focus();
};

/** `failed` is told of answers that concern the whole page. */
export const startFigure = (failed) => {
  search.addEventListener('input', showSeries);
  series.addEventListener('change', describe);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    try {
      await submit();
    } catch (refused) {
      if (refused.status === 401 || !(refused instanceof Refused)) {
        failed(refused);
      } else {
        showRefused(form, refused);
      }
    }
  });
};
