import { html, nothing } from 'lit';
import { statusBar } from '../../charts/status-bar.js';
import { boardAddress } from '../../lib/address.js';
import { UNMEASURED } from '../../lib/filter.js';
import { issuerLabel } from '../../lib/issuer.js';
import { count } from '../../lib/language.js';
import { statusMark } from '../../parts/status-mark.js';

const headings = {
  2: (text) => html`<h2>${text}</h2>`,
  3: (text) => html`<h3>${text}</h3>`,
  4: (text) => html`<h4>${text}</h4>`,
};

/**
 * How the commitments of one issuer stand: a bar, and the same in numbers that add up, each leading to the commitments it
 * counts.
 *
 * @param level of the heading, 2 to 4
 */
export const issuerSummary = ({ issuer, total, states, unmeasured }, board, level = 3) => html`
  <section class="issuer-summary">
    <div class="issuer-head">
      ${headings[level](issuerLabel(issuer))}
      <p>${count(total, 'commitment')}</p>
    </div>
    <svg class="bar" aria-hidden="true" focusable="false">${statusBar(states, total)}</svg>
    <ul class="state-counts">
      ${states.map(
        ([state, n]) => html`<li><a href=${boardAddress(board, { state })}><b>${n}</b> ${statusMark(state)}</a></li>`,
      )}
    </ul>
    ${unmeasured > 0
      ? html`<p class="unmeasured-count"><a href=${boardAddress(board, { state: UNMEASURED })}>${count(unmeasured, 'unmeasured')}</a></p>`
      : nothing}
  </section>`;
