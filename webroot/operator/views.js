const nav = document.querySelector('#views');
const views = [...document.querySelectorAll('[data-view]')];
let allowed = () => false;

const named = () => location.hash.slice(1).split('?')[0];

const isOpen = (view) => view.dataset.role === undefined || allowed(view.dataset.role);

/** What the address says after the view: `#quarantine?feed=lerum-push`. */
export const viewParameters = () => new URLSearchParams(location.hash.split('?')[1] ?? '');

const show = (focus) => {
  const open = views.filter(isOpen);
  const shown = (open.find((view) => view.dataset.view === named()) ?? open[0])?.dataset.view;
  for (const view of views) {
    view.hidden = !isOpen(view) || view.dataset.view !== shown;
  }
  for (const link of nav.querySelectorAll('a')) {
    if (link.hash === `#${shown}`) {
      link.setAttribute('aria-current', 'page');
    } else {
      link.removeAttribute('aria-current');
    }
  }
  if (focus) {
    views.find((view) => !view.hidden)?.querySelector('h1')?.focus();
  }
};

/** Shows the view that the address names, else the first; `may(role)` says what the reader may see. */
export const showViews = (may) => {
  allowed = may;
  show(false);
};

/** Follows the address. */
export const startViews = () => window.addEventListener('hashchange', () => show(true));
