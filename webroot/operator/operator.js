import { Refused, session, signIn, signOut } from './api.js';
import { showFeeds, startFeeds, stopFeeds } from './feeds.js';
import { showFigure, startFigure } from './figure.js';
import { showOverride, startOverride } from './judge.js';
import { showRefusedRows, startRefused } from './refused.js';
import { showReport, startReport } from './report.js';
import { currentLanguage, speak, word } from './texts.js';
import { showUpload, startUpload } from './upload.js';
import { showViews, startViews } from './views.js';
import { showWithdraw, startWithdraw } from './withdraw.js';

const MAY = {
  feed: ['feed'],
  analyst: ['analyst'],
  reporter: ['feed', 'analyst', 'reporter'],
  operator: ['feed', 'analyst', 'reporter', 'operator'],
};
const news = document.querySelector('#news');
const signedOut = document.querySelector('#signed-out');
const signedIn = document.querySelector('#signed-in');
const language = document.querySelector('#language');
const out = document.querySelector('#sign-out');
const token = document.querySelector('#token');
let current = null;

const showSignedOut = (why = '') => {
  current = null;
  stopFeeds();
  signedIn.hidden = true;
  out.hidden = true;
  signedOut.hidden = false;
  news.textContent = why;
  token.focus();
};

const may = (role) => (MAY[current.role] ?? []).includes(role);

const showSignedIn = async (begun) => {
  current = begun;
  news.textContent = '';
  signedOut.hidden = true;
  signedIn.hidden = false;
  out.hidden = false;
  document.querySelector('#role').textContent = `${word('role')} ${begun.role}.`;
  for (const section of signedIn.querySelectorAll('[data-role]')) {
    section.hidden = !may(section.dataset.role);
  }
  showViews(may);
  await showFeeds(may);
  if (may('feed')) {
    await showFigure();
  }
  if (may('reporter')) {
    await showReport();
    if (may('operator')) {
      await showOverride();
    }
    await showUpload();
    await showRefusedRows(may);
    await showWithdraw(may);
  }
};

const failed = (error) => {
  if (!(error instanceof Refused)) {
    throw error;
  }
  if (error.status === 401 && current !== null) {
    showSignedOut(word('sessionOver'));
  } else {
    news.textContent = error.status === null ? word('noAnswer') : error.message;
  }
};

const say = (next) => {
  speak(next);
  language.textContent = next === 'sv' ? 'English' : 'Svenska';
  language.lang = next === 'sv' ? 'en' : 'sv';
};

language.addEventListener('click', () => {
  say(currentLanguage() === 'sv' ? 'en' : 'sv');
  if (current !== null) {
    showSignedIn(current).catch(failed);
  }
});

document.querySelector('#sign-in').addEventListener('submit', async (event) => {
  event.preventDefault();
  try {
    const begun = await signIn(token.value);
    token.value = '';
    await showSignedIn(begun);
  } catch (error) {
    if (error.status === 401) {
      showSignedOut(word('wrongToken'));
    } else {
      failed(error);
    }
  }
});

out.addEventListener('click', async () => {
  try {
    await signOut();
    showSignedOut(word('signedOut'));
  } catch (error) {
    failed(error);
  }
});

startViews();
startFeeds(failed);
startOverride(failed);
startWithdraw(failed);
startRefused(failed);
startReport(failed);
startFigure(failed);
startUpload(failed);
say(currentLanguage());
session()
  .then((begun) => (begun === null ? showSignedOut() : showSignedIn(begun)))
  .catch(failed);
