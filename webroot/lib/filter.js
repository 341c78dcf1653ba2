import { nothingMeasures } from './board.js';
import { isState } from './states.js';

/** What can be filtered by; the names are those of the address. */
export const emptyFilter = { state: '', kind: '', responsible: '', document: '', text: '' };

/** `unmeasured` is no state of its own, but what many look for first. */
export const UNMEASURED = 'unmeasured';

/** Reads a filter from an address; what is not understood filters nothing. */
export const filterFrom = (search) => {
  const params = new URLSearchParams(search);
  const state = params.get('state') ?? '';
  return {
    state: isState(state) || state === UNMEASURED ? state : '',
    kind: params.get('kind') ?? '',
    responsible: params.get('responsible') ?? '',
    document: params.get('document') ?? '',
    text: params.get('text') ?? '',
  };
};

/** The address of a filter; other parameters are kept. */
export const withFilter = (search, filter) => {
  const params = new URLSearchParams(search);
  for (const [name, value] of Object.entries(filter)) {
    if (value) {
      params.set(name, value);
    } else {
      params.delete(name);
    }
  }
  const text = params.toString();
  return text ? `?${text}` : '';
};

export const isFiltering = (filter) => Object.values(filter).some((value) => value !== '');

/** Whether a commitment passes all parts of the filter. */
export const passes = (filter, commitment) => {
  const { definition } = commitment;
  return (
    inState(filter.state, commitment) &&
    (!filter.kind || definition.kind === filter.kind) &&
    (!filter.responsible || definition.responsible.includes(filter.responsible)) &&
    (!filter.document || definition.document === filter.document) &&
    contains(definition, filter.text)
  );
};

const inState = (state, commitment) =>
  !state || (state === UNMEASURED ? nothingMeasures(commitment) : commitment.state === state);

const contains = (definition, text) => {
  const words = fold(text).split(/\s+/).filter(Boolean);
  const all = fold(
    [definition.title.sv, definition.title.en, definition.quote, definition.number, ...definition.heading].join(' '),
  );
  return words.every((word) => all.includes(word));
};

const fold = (text) => text.normalize('NFC').toLocaleLowerCase('sv');
