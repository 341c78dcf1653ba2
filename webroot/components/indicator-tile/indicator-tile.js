import { html, nothing } from 'lit';
import { valuesCsv } from '../../lib/address.js';
import { overdue } from '../../lib/age.js';
import { say, t } from '../../lib/language.js';
import { ageNote } from '../../parts/age-note.js';
import { figureValue } from '../../parts/figure-value.js';
import { changedMark, simulatedMark } from '../../parts/marks.js';
import { feedNotes, qualityNotes } from '../../parts/notes.js';
import { spark } from '../../parts/spark.js';
import { TileElement } from '../tile-element.js';

/** A figure that stands by itself: no promise, no judgement. */
class IndicatorTile extends TileElement {
  render() {
    const { definition, item } = this.indicator;
    const old = overdue(item?.expectedNext, this.now);
    return html`
      <article class="tile tile-indicator">
        <h3>${say(definition.title)}</h3>${changedMark(this.change?.at)}
        <div class="figure">
          <p class=${old ? 'figure-value old' : 'figure-value'}>
            ${figureValue({ value: item?.value, margin: item?.margin, n: item?.n, coverage: item?.coverage, decimals: definition.decimals, unit: definition.unit, movement: item?.movement, period: item?.period })}
          </p>
          ${spark(item, null, old)}
        </div>
        ${item ? ageNote(item, this.now) : nothing}
        ${feedNotes(this.indicator)}${qualityNotes(this.indicator)}
        <footer class="tile-foot">
          <p>${definition.source ? t('tile.source', { name: definition.source.name }) : nothing}
            <a class="csv" href=${valuesCsv(definition.id)} download aria-label=${`CSV: ${say(definition.title)}`}>CSV</a></p>
          ${simulatedMark(this.municipality)}
        </footer>
      </article>`;
  }
}

export const registerIndicatorTile = () => customElements.define('indicator-tile', IndicatorTile);
