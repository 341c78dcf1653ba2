import { states } from '../lib/states.js';
import { texts as boardTexts } from '../lib/texts.js';
import { showRefused, showTaken } from './answers.js';
import { Refused, all, remove, write } from './api.js';
import { option, refill, today } from './report.js';
import { currentLanguage, localized, sentence, word } from './texts.js';

const form = document.querySelector('#override');
const { commitment, state, by, reason, until } = form.elements;
const preview = document.querySelector('#judged-preview');
const end = document.querySelector('#judged-end');
let commitments = [];

const stateWord = (code) => boardTexts[`state.${code}`]?.[currentLanguage()] ?? code;

const chosen = () => commitments.find((each) => each.id === commitment.value);

const showPreview = () => {
  preview.textContent = sentence('judgedBeside', {
    computed: stateWord(chosen()?.status?.state ?? ''),
    state: stateWord(state.value),
    by: by.value || '…',
    until: until.value || '…',
    reason: reason.value || '…',
  });
  end.disabled = !chosen()?.status?.override;
};

const address = () => `/api/v1/commitments/${encodeURIComponent(commitment.value)}/override`;

/** Writes the form's lists in the language of the page. */
export const showOverride = async () => {
  commitments = await all('/api/v1/commitments');
  refill(
    commitment,
    commitments.map((each) => option(each.id, `${each.municipality} ${localized(each.title)}`)),
  );
  refill(state, states.map(({ code }) => option(code, stateWord(code))));
  until.min = today();
  until.lang = currentLanguage();
  showPreview();
};

const set = async () => {
  const answer = await write(
    address(),
    JSON.stringify({ state: state.value, by: by.value, reason: reason.value, until: until.value }),
  );
  showTaken(form, `${word('judgedTaken')} ${answer.position}.`);
  await showOverride();
};

const takeBack = async () => {
  const answer = await remove(address(), JSON.stringify({ by: by.value, reason: reason.value }));
  showTaken(form, `${word('judgedEnded')} ${answer.position}.`);
  await showOverride();
};

/** `failed` is told of answers that concern the whole page. */
export const startOverride = (failed) => {
  const attempt = async (work) => {
    try {
      await work();
    } catch (refused) {
      if (refused.status === 401 || !(refused instanceof Refused)) {
        failed(refused);
      } else {
        showRefused(form, refused);
      }
    }
  };
  form.addEventListener('input', showPreview);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    attempt(set);
  });
  end.addEventListener('click', () => attempt(takeBack));
};
