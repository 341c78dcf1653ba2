import { option, refill } from './report.js';
import { word } from './texts.js';

const MODES = ['seriesOne', 'seriesColumn', 'seriesTemplate'];

/** Where a person says which series the rows are of: one for all, a table from a column's texts, or a template. */
export class SeriesChoice {
  constructor(root, changed) {
    this.root = root;
    this.mode = root.querySelector('#series-mode');
    this.one = root.querySelector('#one-series');
    this.column = root.querySelector('#series-column');
    this.template = root.querySelector('#series-template');
    this.others = root.querySelector('#skip-others');
    this.table = root.querySelector('#series-table');
    this.columns = [];
    this.ids = new Map();
    for (const each of [this.mode, this.column]) {
      each.addEventListener('change', () => {
        this.show();
        changed();
      });
    }
    for (const each of [this.one, this.template, this.others]) {
      each.addEventListener('change', changed);
    }
    this.table.addEventListener('change', changed);
  }

  /** Begins with what was guessed of a file. */
  begin(guess) {
    this.columns = guess.columns;
    this.ids.clear();
    const meter = guess.columns.find((each) => each.role === 'meter');
    this.mode.replaceChildren(...MODES.map((each) => option(each, word(each))));
    this.mode.value = 'seriesOne';
    this.one.value = '';
    this.template.value = '';
    this.others.checked = false;
    this.column.replaceChildren(...guess.columns.map((each) => option(each.name, each.name)));
    this.column.value = (meter ?? guess.columns[0])?.name ?? '';
    this.show();
  }

  /** Writes its words anew. */
  speak() {
    refill(this.mode, MODES.map((each) => option(each, word(each))));
    this.show();
  }

  show() {
    for (const part of this.root.querySelectorAll('[data-mode]')) {
      part.hidden = part.dataset.mode !== this.mode.value;
    }
    if (this.mode.value !== 'seriesColumn') {
      return;
    }
    this.keep();
    const texts = this.columns.find((each) => each.name === this.column.value)?.distinct ?? [];
    this.table.replaceChildren(
      ...texts.map((text, i) => {
        const label = document.createElement('label');
        label.htmlFor = `series-of-${i}`;
        label.textContent = text;
        const input = document.createElement('input');
        input.id = `series-of-${i}`;
        input.name = text;
        input.setAttribute('list', 'series-list');
        input.value = this.ids.get(text) ?? '';
        input.maxLength = 300;
        return [label, input];
      }).flat(),
    );
  }

  keep() {
    for (const input of this.table.querySelectorAll('input')) {
      this.ids.set(input.name, input.value.trim());
    }
  }

  /** Writes the choice into a mapping; says whether there is one. */
  write(mapping) {
    delete mapping.others;
    if (mapping.tables) {
      delete mapping.tables.series;
    }
    if (this.mode.value === 'seriesOne') {
      mapping.series = this.one.value.trim();
    } else if (this.mode.value === 'seriesTemplate') {
      mapping.series = this.template.value.trim();
    } else {
      this.keep();
      const table = Object.fromEntries([...this.table.querySelectorAll('input')].map((each) => [each.name, each.value.trim()]).filter(([, id]) => id !== ''));
      mapping.series = Object.keys(table).length > 0 ? `{${this.column.value}|series}` : '';
      mapping.tables = { ...mapping.tables, series: table };
      if (this.others.checked) {
        mapping.others = 'skip';
      }
    }
    return mapping.series !== '';
  }

  /** Shows the choice that a mapping has. */
  read(mapping) {
    const found = /^\{(.+)\|series\}$/.exec(mapping.series ?? '');
    if (found && mapping.tables?.series) {
      this.mode.value = 'seriesColumn';
      this.column.value = found[1];
      this.table.replaceChildren();
      this.ids = new Map(Object.entries(mapping.tables.series));
      this.others.checked = mapping.others === 'skip';
    } else if ((mapping.series ?? '').includes('{')) {
      this.mode.value = 'seriesTemplate';
      this.template.value = mapping.series;
    } else {
      this.mode.value = 'seriesOne';
      this.one.value = mapping.series === '?' ? '' : (mapping.series ?? '');
    }
    this.show();
  }
}
