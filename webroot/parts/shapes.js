import { html, svg } from 'lit';
import { stateOf } from '../lib/states.js';

const disc = svg`<circle class="fill" cx="12" cy="12" r="10"/>`;
const ring = svg`<circle class="edge" cx="12" cy="12" r="9"/>`;
const question = svg`<path class="edge" d="M9 9.6a3 3 0 1 1 4.3 2.7c-.9.5-1.3 1-1.3 2"/><circle class="fill" cx="12" cy="17" r="1.2"/>`;

/** One shape per state: no two states share one, so that colour is never needed. */
const shapes = {
  'on-track': svg`${disc}<path class="cut" d="M7.5 12h8.5M12.5 8l4 4-4 4"/>`,
  'at-risk': svg`<path class="fill" d="M12 2 23 21.5H1z"/><path class="cut" d="M12 9v6"/><circle class="cut-fill" cx="12" cy="18.2" r="1.2"/>`,
  'off-track': svg`<path class="fill" d="M12 .8 23.2 12 12 23.2.8 12z"/><path class="cut" d="M12 7v9.5M8 12.8l4 4 4-4"/>`,
  met: svg`${disc}<path class="cut" d="m7 12.5 3.5 3.5L17 9"/>`,
  missed: svg`<path class="fill" d="M7.5 2h9L22 7.5v9L16.5 22h-9L2 16.5v-9z"/><path class="cut" d="m8 8 8 8m0-8-8 8"/>`,
  'kept-late': svg`${ring}<path class="edge" d="m7.5 12.5 3 3L16.5 9"/>`,
  done: svg`<rect class="fill" x="2" y="2" width="20" height="20" rx="3"/><path class="cut" d="m7 12.5 3.5 3.5L17 9"/>`,
  started: svg`${ring}<path class="fill" d="M12 3a9 9 0 0 1 0 18z"/>`,
  stalled: svg`${ring}<path class="edge" d="M9.5 8v8m5-8v8"/>`,
  'not-started': ring,
  'cannot-be-judged': svg`<circle class="edge dashed" cx="12" cy="12" r="10"/>${question}`,
  'not-yet-measurable': svg`<rect class="edge dashed" x="2.5" y="2.5" width="19" height="19"/>${question}`,
  withdrawn: svg`${ring}<path class="edge" d="m6 18 12-12"/>`,
  superseded: svg`<rect class="edge" x="2.5" y="2.5" width="19" height="19"/><path class="edge" d="M7 12h9m-3.5-4 4 4-4 4"/>`,
};

/** The shape of a state; the word stands beside it, so it says nothing to a screen reader. */
export const stateShape = (state) => html`
  <svg class="shape" data-tone=${stateOf(state).tone} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    ${shapes[state] ?? shapes['cannot-be-judged']}
  </svg>`;
