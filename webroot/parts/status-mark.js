import { html } from 'lit';
import { t } from '../lib/language.js';
import { isState, stateOf } from '../lib/states.js';
import { stateShape } from './shapes.js';

/** The word of a state. */
export const stateWord = (state) => (isState(state) ? t(`state.${state}`) : state);

/** A state by shape, word and colour. */
export const statusMark = (state) => html`
  <span class="status-mark" data-tone=${stateOf(state).tone}>${stateShape(state)}<span>${stateWord(state)}</span></span>`;
