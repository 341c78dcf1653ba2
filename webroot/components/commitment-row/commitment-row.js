import { html, nothing } from 'lit';
import { commitmentAddress } from '../../lib/address.js';
import { issuerLabel } from '../../lib/issuer.js';
import { count, say, t } from '../../lib/language.js';
import { changedMark, simulatedMark } from '../../parts/marks.js';
import { claimNote, proxyList } from '../../parts/notes.js';
import { overrideNote } from '../../parts/override.js';
import { reasonText } from '../../parts/reason.js';
import { statusMark } from '../../parts/status-mark.js';
import { TileElement } from '../tile-element.js';

/** A commitment that neither figure nor report speaks of: as visible as any other, but quieter than what is judged. */
class CommitmentRow extends TileElement {
  render() {
    const { definition, item, state, indicators } = this.commitment;
    return html`
      <article class="row">
        <h4><a href=${commitmentAddress(definition.id)}>${say(definition.title)}</a></h4>
        <p class="row-state">${statusMark(state)} <span class="row-reason">${reasonText(item?.status.reasons[0])}</span> ${changedMark(this.change?.at)}</p>
        ${overrideNote(item?.status.override)}
        ${claimNote(definition.claim, item?.claim)}
        <p class="row-foot">${t(`kind.${definition.kind}`)} · ${issuerLabel(definition.issuer)}${definition.number ? html` · ${t('tile.number', { number: definition.number })}` : nothing}</p>
        ${indicators.length > 0
          ? html`<details class="more"><summary>${count(indicators.length, 'tile.proxies')}</summary>${proxyList(indicators)}</details>`
          : nothing}
        ${simulatedMark(this.municipality)}
      </article>`;
  }
}

export const registerCommitmentRow = () => customElements.define('commitment-row', CommitmentRow);
