import { FIELDS } from './upload-fields.js';
import { option, refill } from './report.js';
import { word } from './texts.js';

const GROUPS = ['columnsGroup', 'writing'];

const labelled = (field, control) => {
  const box = document.createElement('div');
  box.className = 'field';
  box.dataset.field = field.name;
  const label = document.createElement('label');
  label.htmlFor = control.id;
  label.textContent = word(field.label);
  box.append(label, control);
  if (field.hint) {
    const hint = document.createElement('p');
    hint.className = 'hint';
    hint.id = `${control.id}-hint`;
    hint.textContent = word(field.hint);
    control.setAttribute('aria-describedby', hint.id);
    box.append(hint);
  }
  return box;
};

const control = (field) => {
  const list = ['list', 'column', 'sheet'].includes(field.kind);
  const made = document.createElement(list ? 'select' : 'input');
  made.id = `map-${field.name}`;
  if (field.kind === 'number') {
    made.type = 'number';
    made.min = 0;
    made.max = 10_000;
  } else if (!list) {
    made.maxLength = 200;
    made.autocomplete = 'off';
  }
  if (field.kind === 'dates') {
    made.setAttribute('list', 'dates-list');
  }
  return made;
};

/** The form that corrects a mapping. Controls stay where they are while somebody works with them. */
export class MappingForm {
  constructor(root, changed) {
    this.root = root;
    this.changed = changed;
    this.mapping = {};
    this.sheets = [];
    this.columns = [];
  }

  /** Writes the controls for a file. */
  begin(mapping, guess) {
    this.mapping = mapping;
    this.sheets = guess.sheets;
    this.columns = guess.columns.map((each) => each.name);
    for (const group of GROUPS) {
      const controls = FIELDS.filter((field) => field.group === group).map((field) => labelled(field, this.made(field)));
      this.root.querySelector(`[data-group="${group}"]`).replaceChildren(...controls);
    }
    document.querySelector('#dates-list').replaceChildren(...guess.dates.map((each) => option(each, each)));
    this.show();
  }

  made(field) {
    const made = control(field);
    made.addEventListener('change', () => {
      field.write(this.mapping, made.value);
      this.show();
      this.changed(field.name);
    });
    return made;
  }

  /** Shows the mapping as it is now, and only what it has. */
  show() {
    for (const field of FIELDS) {
      const made = this.root.querySelector(`#map-${field.name}`);
      if (made) {
        made.closest('.field').hidden = !field.when(this.mapping);
        this.fill(field, made);
        made.value = field.read(this.mapping);
      }
    }
  }

  fill(field, made) {
    if (field.kind === 'list') {
      refill(made, field.options.map(([value, key]) => option(value, word(key))));
    } else if (field.kind === 'sheet') {
      const first = this.sheets.find((each) => !each.hidden)?.name ?? '';
      refill(made, this.sheets.map((each) => option(each.name === first ? '' : each.name, each.hidden ? `${each.name} (${word('hiddenSheet')})` : each.name)));
    } else if (field.kind === 'column') {
      const known = new Set(this.columns);
      const value = field.read(this.mapping);
      const missing = value !== '' && !known.has(value) ? [value] : [];
      const none = field.optional || value === '' ? [option('', `(${word('nothing')})`)] : [];
      refill(made, [...none, ...missing.concat(this.columns).map((each) => option(each, each))]);
    }
  }

  /** The columns may have become others, when the file is read in another way. */
  withColumns(columns) {
    if (columns.join('\n') !== this.columns.join('\n')) {
      this.columns = columns;
      this.show();
    }
  }
}

/** Which columns mean something, for the head of the table. */
export const roles = (mapping, columns) => {
  const found = new Map();
  const bare = (text) => (text ?? '').replace(/^\{|\}$/g, '').replace(/\|.*$/, '');
  const set = (name, kind, key) => columns.includes(name) && found.set(name, { kind, word: key });
  if (mapping.layout === 'row-per-day') {
    const from = columns.indexOf(mapping.values?.first);
    const to = columns.indexOf(mapping.values?.last);
    columns.slice(from, from < 0 ? 0 : to + 1).forEach((name) => set(name, 'value', 'roleInterval'));
  } else if (mapping.layout === 'wide') {
    const [before, after] = (mapping.columns ?? '{}').split('{}');
    columns
      .filter((name) => name.startsWith(before) && name.endsWith(after ?? '') && /\d{4}/.test(name.slice(before.length)))
      .forEach((name) => set(name, 'value', 'roleValue'));
  } else {
    set(mapping.value, 'value', 'roleValue');
  }
  set(bare(mapping.period), 'period', 'rolePeriod');
  set(bare(mapping.flag), 'flag', 'roleFlag');
  for (const [, name] of (mapping.series ?? '').matchAll(/\{([^}|]+)/g)) {
    set(name, 'series', 'roleSeries');
  }
  return found;
};
