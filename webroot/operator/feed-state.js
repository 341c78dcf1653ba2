import { make } from './elements.js';
import { word } from './texts.js';

const tones = { healthy: 'good', late: 'warn', silent: 'bad', failing: 'bad', waiting: 'unknown' };

/** One shape per state, so that colour is never needed: [element, attributes]. */
const shapes = {
  healthy: [
    ['circle', { class: 'fill', cx: 12, cy: 12, r: 10 }],
    ['path', { class: 'cut', d: 'm7 12.5 3.5 3.5L17 9' }],
  ],
  late: [
    ['circle', { class: 'edge', cx: 12, cy: 12, r: 9.5 }],
    ['path', { class: 'edge', d: 'M12 6.5V12l4 2.5' }],
  ],
  silent: [
    ['rect', { class: 'fill', x: 2, y: 2, width: 20, height: 20, rx: 2 }],
    ['path', { class: 'cut', d: 'M7 12h10' }],
  ],
  failing: [
    ['path', { class: 'fill', d: 'M7.5 2h9L22 7.5v9L16.5 22h-9L2 16.5v-9z' }],
    ['path', { class: 'cut', d: 'm8 8 8 8m0-8-8 8' }],
  ],
  waiting: [
    ['circle', { class: 'edge dashed', cx: 12, cy: 12, r: 9.5 }],
  ],
};

/** From what needs somebody to what does not. */
export const order = ['failing', 'silent', 'late', 'waiting', 'healthy'];

const drawn = (state) => {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'shape');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  for (const [name, attributes] of shapes[state] ?? shapes.waiting) {
    const shape = document.createElementNS('http://www.w3.org/2000/svg', name);
    Object.entries(attributes).forEach(([key, value]) => shape.setAttribute(key, value));
    svg.append(shape);
  }
  return svg;
};

/** Shape and word of a feed's state. */
export const stateMark = (state) =>
  make('span', { class: 'status-mark', 'data-tone': tones[state] ?? 'unknown' }, drawn(state), word(`state-${state}`));
