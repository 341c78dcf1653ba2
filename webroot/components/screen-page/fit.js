const steps = [1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6];

/**
 * Shrinks the words of a page of the screen until every tile holds its own and no words are cut short: nothing is cut off that can be shown smaller. Measures
 * the page at most once per step, and leaves the smallest step standing when even that is too much.
 */
export const fit = (content) => {
  const boxes = [content, ...content.querySelectorAll('.screen-tile, .screen-row, :is(.screen-tile, .screen-row) :is(h2, h3, .age, .reason, .screen-issuer)')];
  for (const step of steps) {
    content.style.setProperty('--fit', String(step));
    if (boxes.every((box) => box.scrollHeight <= box.clientHeight + 1 && box.scrollWidth <= box.clientWidth + 1)) {
      return;
    }
  }
};
