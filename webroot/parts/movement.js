import { html, nothing } from 'lit';
import { say } from '../lib/language.js';

const signs = { up: '↑', down: '↓' };

/** An arrow beside a figure, only where it is certain that the figure of this period is another than the one before it. */
export const movementArrow = (movement, period) =>
  movement && movement.params.to === period && signs[movement.arrow]
    ? html`<span class="movement" role="img" aria-label=${say(movement.text)} title=${say(movement.text)}>${signs[movement.arrow]}</span>`
    : nothing;

/** The same in words, also that nothing is certain. */
export const movementNote = (movement) => (movement ? html`<p class="movement-words">${say(movement.text)}.</p>` : nothing);
