/** An element with attributes and children; texts are texts and never markup. */
export const make = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) {
      element.setAttribute(key, '');
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(key, value);
    }
  }
  element.append(...children.filter((child) => child !== null && child !== ''));
  return element;
};

/** A button that cannot be pressed again while what it began is under way. */
export const button = (words, run, attributes = {}) => {
  const element = make('button', { type: 'button', ...attributes }, words);
  element.addEventListener('click', async () => {
    if (element.getAttribute('aria-disabled') === 'true') {
      return;
    }
    element.setAttribute('aria-disabled', 'true');
    try {
      await run();
    } finally {
      element.removeAttribute('aria-disabled');
    }
  });
  return element;
};

/** Options of a select; keeps what was chosen where it is still there. */
export const fill = (select, options) => {
  const chosen = select.value;
  select.replaceChildren(...options.map(([value, words]) => make('option', { value }, words)));
  select.value = options.some(([value]) => value === chosen) ? chosen : options[0][0];
};
