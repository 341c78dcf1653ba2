const dialog = document.querySelector('#confirm');
const title = document.querySelector('#confirm-title');
const words = document.querySelector('#confirm-words');
const yes = document.querySelector('#confirm-yes');

/** Asks before something that cannot be undone; whether the reader said yes. Escape is no. */
export const confirmed = (question, consequence, act) =>
  new Promise((resolve) => {
    title.textContent = question;
    words.textContent = consequence;
    yes.textContent = act;
    dialog.returnValue = 'no';
    dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'), { once: true });
    dialog.showModal();
  });
