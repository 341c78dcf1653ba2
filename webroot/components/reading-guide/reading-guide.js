import { html } from 'lit';
import { t } from '../../lib/language.js';
import { states } from '../../lib/states.js';
import { statusMark } from '../../parts/status-mark.js';
import { PageElement } from '../page-element.js';

const families = ['judged', 'reported', 'open', 'closed'];

/** How to read the board: the states, how they are decided, related figures, issuers. */
class ReadingGuide extends PageElement {
  connectedCallback() {
    super.connectedCallback();
    document.title = `${t('site.guide')} – ${t('site.name')}`;
  }

  render() {
    return html`
      <div class="wide guide">
        <h1>${t('site.guide')}</h1>
        <p class="lead">${t('guide.lead')}</p>
        <section aria-labelledby="decided">
          <h2 id="decided">${t('guide.decided')}</h2>
          <ol class="prose">${[1, 2, 3, 4].map((n) => html`<li>${t(`guide.decided${n}`)}</li>`)}</ol>
        </section>
        <section aria-labelledby="states">
          <h2 id="states">${t('guide.states')}</h2>
          <p class="prose">${t('guide.statesText')}</p>
          ${families.map(
            (family) => html`<h3>${t(`family.${family}`)}</h3>
              <dl class="legend">${states
                .filter((state) => state.family === family)
                .map(({ code }) => html`<div><dt>${statusMark(code)}</dt><dd>${t(`state.means.${code}`)}</dd></div>`)}</dl>`,
          )}
        </section>
        ${['proxies', 'issuers', 'old', 'words'].map(
          (each) => html`<section aria-labelledby=${each}><h2 id=${each}>${t(`guide.${each}`)}</h2><p class="prose">${t(`guide.${each}Text`)}</p></section>`,
        )}
      </div>`;
  }
}

export const registerReadingGuide = () => customElements.define('reading-guide', ReadingGuide);
