import { Refused, all, read, remove, sendFile, write } from './api.js';
import { option, refill } from './report.js';
import { sent } from './upload-fields.js';
import { MappingForm, roles } from './upload-form.js';
import { sentence, showPreview } from './upload-preview.js';
import { SeriesChoice } from './upload-series.js';
import { currentLanguage, localized, word } from './texts.js';

const PAUSE = 350;
const ASK = 700;
const UPLOADS = '/api/v1/uploads';

const root = document.querySelector('#upload');
const part = (name) => root.querySelector(`#${name}`);
const state = part('upload-state');
const problem = part('upload-problem');
const work = part('upload-work');
const file = part('file');
const drop = part('drop');
const feed = part('upload-feed');
const confirm = part('upload-take');
const asText = part('mapping-json');

let upload = null;
let guess = null;
let mapping = {};
let preview = null;
let asked = 0;
let timer = 0;
let feeds = [];
let fail = () => {};

const say = (text) => {
  state.textContent = text;
};

const complain = (error) => {
  if (!(error instanceof Refused) || error.status === 401) {
    fail(error);
    return;
  }
  problem.textContent = error.status === null ? word('noAnswer') : (error.problem?.detail ?? String(error.status));
};

const known = () => Boolean(mapping.series) && mapping.series !== '?';

const look = async () => {
  const turn = ++asked;
  say(word('looking'));
  try {
    const found = await write(`${UPLOADS}/${upload.id}/preview`, JSON.stringify({ mapping: sent(mapping) }));
    if (turn !== asked) {
      return;
    }
    preview = found;
    problem.textContent = '';
    form.withColumns(preview.columns);
    showResult();
    say(sentence(preview, known()));
  } catch (error) {
    if (turn === asked) {
      say('');
      confirm.disabled = true;
      complain(error);
    }
  }
};

const showResult = () => {
  showPreview(root, preview, roles(mapping, preview.columns), known());
  const amount = known() ? preview.counts.accepted : 0;
  confirm.disabled = amount === 0;
  confirm.textContent = amount > 0
    ? `${word('take')} ${new Intl.NumberFormat(currentLanguage()).format(amount)} ${word(amount === 1 ? 'figureOne' : 'figures')}`
    : word('take');
};

const changed = () => {
  series.write(mapping);
  asText.value = JSON.stringify(sent(mapping), null, 2);
  clearTimeout(timer);
  timer = setTimeout(look, PAUSE);
};

const form = new MappingForm(root, changed);
const series = new SeriesChoice(root, changed);

const described = () =>
  [guess.format.toUpperCase(), guess.encoding, guess.separator && word({ ';': 'semicolon', ',': 'comma', '\t': 'tab', '|': 'bar' }[guess.separator]), guess.unit]
    .filter(Boolean)
    .join(' · ');

const note = (text) => {
  const item = document.createElement('li');
  item.textContent = localized(text);
  return item;
};

const showFile = () => {
  part('upload-name').textContent = upload.name;
  part('upload-facts').textContent = described();
  part('upload-notes').replaceChildren(...guess.notes.map(note));
  form.begin(mapping, guess);
  if (preview) {
    showResult();
  }
};

const take = async (chosen) => {
  if (!chosen) {
    return;
  }
  await forget();
  problem.textContent = '';
  part('upload-done').hidden = true;
  say(word('sending'));
  try {
    upload = await sendFile(`${UPLOADS}?name=${encodeURIComponent(chosen.name)}`, chosen);
  } catch (error) {
    say('');
    complain(error);
    return;
  }
  guess = upload.guess;
  mapping = structuredClone(guess.mapping);
  preview = null;
  part('upload-download').href = `${UPLOADS}/${upload.id}/mapping`;
  work.hidden = false;
  series.begin(guess);
  showFile();
  changed();
  part('upload-name').focus();
};

const forget = async () => {
  if (upload !== null) {
    const { id } = upload;
    upload = null;
    asked++;
    clearTimeout(timer);
    work.hidden = true;
    await remove(`${UPLOADS}/${id}`).catch(() => null); // it is forgotten by itself, too
  }
};

const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

const showProgress = (now) => {
  const bar = part('upload-progress');
  bar.hidden = now.state !== 'taking';
  bar.max = Math.max(now.rowsInAll, 1);
  bar.value = now.rows;
  if (now.state === 'taking') {
    say(`${word('taking')} ${now.rows} / ${now.rowsInAll} ${word('ofRows')}`);
  }
};

const showDone = (now) => {
  const box = part('upload-done');
  const counts = [['accepted', 'countNew'], ['revised', 'countRevised'], ['unchanged', 'countUnchanged'], ['rejected', 'countRejected']]
    .map(([name, key]) => `${now[name]} ${word(key)}`)
    .join(', ');
  box.className = now.state === 'done' ? 'good' : 'bad';
  box.textContent = now.state === 'done' ? `${upload.name}: ${word('taken')} ${counts}.` : `${word('notTaken')} ${now.failure} ${counts}.`;
  box.hidden = false;
  say('');
};

const takeIn = async () => {
  confirm.disabled = true;
  problem.textContent = '';
  try {
    let now = await write(`${UPLOADS}/${upload.id}/confirm`, JSON.stringify({ mapping: sent(mapping), feed: feed.value }));
    while (now.state === 'taking') {
      showProgress(now);
      await wait(ASK);
      now = await read(`${UPLOADS}/${upload.id}`);
    }
    showProgress(now);
    showDone(now);
    if (now.state === 'done') {
      await forget();
      file.value = '';
      part('upload-done').focus();
    }
  } catch (error) {
    say('');
    complain(error);
  }
  confirm.disabled = false;
};

const useText = () => {
  try {
    mapping = JSON.parse(asText.value);
  } catch {
    problem.textContent = word('notJson');
    asText.focus();
    return;
  }
  form.mapping = mapping;
  form.show();
  series.read(mapping);
  clearTimeout(timer);
  look();
};

/** Writes the lists in the language of the page. */
export const showUpload = async () => {
  const [declared, known_] = [await all('/api/v1/series'), await all('/api/v1/feeds')];
  feeds = known_.filter((each) => each.kind === 'files');
  part('series-list').replaceChildren(
    ...declared.map((each) => {
      const made = option(each.id, localized(each.title));
      made.label = localized(each.title);
      return made;
    }),
  );
  refill(feed, [option('upload', word('noDeclaredFeed')), ...feeds.map((each) => option(each.id, `${each.id}: ${localized(each.title)}`))]);
  if (upload !== null) {
    series.speak();
    showFile();
  }
};

/** `failed` is told of answers that concern the whole page. */
export const startUpload = (failed) => {
  fail = failed;
  file.addEventListener('change', () => take(file.files[0]));
  for (const name of ['dragenter', 'dragover']) {
    drop.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.add('over');
    });
  }
  drop.addEventListener('dragleave', () => drop.classList.remove('over'));
  drop.addEventListener('drop', (event) => {
    event.preventDefault();
    drop.classList.remove('over');
    take(event.dataTransfer.files[0]);
  });
  part('mapping').addEventListener('submit', (event) => event.preventDefault());
  part('use-text').addEventListener('click', useText);
  confirm.addEventListener('click', takeIn);
  part('discard').addEventListener('click', async () => {
    await forget();
    file.value = '';
    say(word('discarded'));
    file.focus();
  });
};
