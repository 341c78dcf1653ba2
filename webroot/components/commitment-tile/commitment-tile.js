import { html, nothing } from 'lit';
import { commitmentAddress } from '../../lib/address.js';
import { overdue } from '../../lib/age.js';
import { judgedFigure, judgedIndicator } from '../../lib/board.js';
import { formatCalendarDay } from '../../lib/clock.js';
import { issuerLabel } from '../../lib/issuer.js';
import { count, language, say, t } from '../../lib/language.js';
import { stateOf } from '../../lib/states.js';
import { ageNote } from '../../parts/age-note.js';
import { figureValue } from '../../parts/figure-value.js';
import { changedMark, simulatedMark } from '../../parts/marks.js';
import { claimNote, feedNotes, proxyList, qualityNotes } from '../../parts/notes.js';
import { overrideNote } from '../../parts/override.js';
import { lacksFeed, reasonText } from '../../parts/reason.js';
import { spark } from '../../parts/spark.js';
import { statusMark } from '../../parts/status-mark.js';
import { targetLine } from '../../parts/target-line.js';
import { TileElement } from '../tile-element.js';

/** A commitment that is judged by a figure or reported on: status, words, value against target, age, source, issuer. */
class CommitmentTile extends TileElement {
  render() {
    const { definition, item, state, indicators } = this.commitment;
    const main = judgedIndicator(this.commitment) ?? indicators.find(({ relation }) => relation === 'measures') ?? null;
    const proxies = indicators.filter(({ relation }) => relation === 'proxy');
    return html`
      <article class="tile" data-tone=${stateOf(state).tone}>
        <div class="tile-top">${statusMark(state)}${changedMark(this.change?.at)}</div>
        ${overrideNote(item?.status.override)}
        <h3><a href=${commitmentAddress(definition.id)}>${say(definition.title)}</a></h3>
        ${main ? this.#figure(main, definition.target, item) : nothing}
        ${item?.statement ? report(item.statement) : nothing}
        ${reason(item)}
        ${main ? html`${lacksFeed(item?.status) ? nothing : feedNotes(main)}${qualityNotes(withoutMissing({ ...main, item: judgedFigure(main.item, item) }, state))}` : nothing}
        ${claimNote(definition.claim, item?.claim)}
        ${proxies.length > 0
          ? html`<details class="more"><summary>${count(proxies.length, 'tile.proxies')}</summary>${proxyList(proxies)}</details>`
          : nothing}
        <footer class="tile-foot">
          <p>${issuerLabel(definition.issuer)}${definition.number ? html` · ${t('tile.number', { number: definition.number })}` : nothing}</p>
          ${main?.definition.source && main.item?.period ? html`<p>${t('tile.source', { name: main.definition.source.name })}</p>` : nothing}
          ${simulatedMark(this.municipality)}
        </footer>
      </article>`;
  }

  #figure(main, target, item) {
    const figure = judgedFigure(main.item, item);
    const judged = item?.judged ?? null;
    const shown = judged ?? figure;
    const old = overdue(figure?.expectedNext, this.now);
    return html`
      <div class="figure">
        <p class=${old ? 'figure-value old' : 'figure-value'}>
          ${figureValue({ value: shown?.value, margin: shown?.margin, n: figure?.n, coverage: shown?.coverage, decimals: main.definition.decimals, unit: main.definition.unit, movement: figure?.movement, period: shown?.period })}
        </p>
        ${spark(figure, target, old)}
      </div>
      ${targetLine(target, main.definition.decimals)}
      ${figure ? ageNote(figure, this.now) : nothing}`;
  }
}

/** The first reason that the tile does not say already: a report stands there in full. */
const reason = (item) => {
  const first = item?.status.reasons.find(({ code }) => code !== 'stated' || !item.statement);
  return first ? html`<p class="reason">${reasonText(first)}</p>` : nothing;
};

const report = ({ date, by, evidence }) => html`
  <p class="report">${t('tile.reported', { day: formatCalendarDay(date, language()), by })}. ${t('tile.evidence', { evidence })}</p>`;

/** The reason of the status already says that a figure is missing. */
const withoutMissing = (indicator, state) =>
  state === 'cannot-be-judged' && indicator.item ? { ...indicator, item: { ...indicator.item, missing: null } } : indicator;

export const registerCommitmentTile = () => customElements.define('commitment-tile', CommitmentTile);
