import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { overdue } from '../../lib/age.js';
import { judgedFigure, judgedIndicator } from '../../lib/board.js';
import { issuerLabel } from '../../lib/issuer.js';
import { count, say, t } from '../../lib/language.js';
import { stateOf } from '../../lib/states.js';
import { ageNote } from '../../parts/age-note.js';
import { figureValue } from '../../parts/figure-value.js';
import { changedMark, simulatedMark } from '../../parts/marks.js';
import { overrideNote } from '../../parts/override.js';
import { reasonText } from '../../parts/reason.js';
import { spark } from '../../parts/spark.js';
import { statusMark } from '../../parts/status-mark.js';
import { targetLine } from '../../parts/target-line.js';
import { issuerSummary } from '../issuer-summary/issuer-summary.js';

/** One page of a public screen. */
export const screenContent = ({ kind, items }, definition, changes, now) => {
  const draw = {
    summary: () => html`<div class="screen-summary">${items.map((counts) => issuerSummary(counts, definition.id, 2))}</div>`,
    tiles: () => html`<div class="screen-tiles">${items.map((each) => tile(each, definition, changes, now))}</div>`,
    rows: () => html`<h2>${t('screen.pageUnmeasured')}</h2><div class="screen-rows">${items.map((each) => row(each, definition, changes))}</div>`,
    indicators: () => html`<h2>${t('board.context')}</h2><div class="screen-figures">${items.map((each) => indicator(each, definition, changes, now))}</div>`,
  };
  return keyed(`${kind} ${items[0]?.commitment?.definition.id ?? items[0]?.definition?.id}`, html`<section class=${`screen-content screen-${kind}-page`}>${draw[kind]()}</section>`);
};

const tile = ({ commitment, section }, { municipality }, changes, now) => {
  const { definition, item, state, indicators } = commitment;
  const main = judgedIndicator(commitment) ?? indicators.find(({ relation }) => relation === 'measures') ?? null;
  const change = changes.get(definition.id);
  const shown = item?.judged ?? main?.item ?? null;
  const figure = judgedFigure(main?.item, item);
  const old = overdue(figure?.expectedNext, now);
  return html`
    <article class="screen-tile" data-tone=${stateOf(state).tone} data-pulse=${change?.pulse ?? nothing}>
      <p class="screen-status">${statusMark(state)} ${changedMark(change?.at)}</p>
      ${overrideNote(item?.status.override)}
      <h2>${say(definition.title)}</h2>
      ${shown && shown.value !== null && main
        ? html`<div class="figure"><p class="figure-value">${figureValue({ value: shown.value, margin: shown.margin, n: main.item?.n, coverage: shown.coverage, decimals: main.definition.decimals, unit: main.definition.unit, movement: main.item?.movement, period: shown.period })}</p>${spark(main.item, definition.target, old)}</div>
            ${targetLine(definition.target, main.definition.decimals)}
            ${figure ? ageNote(figure, now) : nothing}`
        : html`<p class="reason">${reasonText(item?.status.reasons[0])}</p>${main ? targetLine(definition.target, main.definition.decimals) : nothing}`}
      <p class="screen-issuer">${say(section.title)} · ${issuerLabel(definition.issuer)} ${simulatedMark(municipality)}</p>
    </article>`;
};

const row = ({ commitment, section }, { municipality }, changes) => {
  const change = changes.get(commitment.definition.id);
  return html`
    <article class="screen-row" data-pulse=${change?.pulse ?? nothing}>
      <h3>${say(commitment.definition.title)}</h3>
      <p>${statusMark(commitment.state)} <span class="screen-label">${say(section.title)} · ${issuerLabel(commitment.definition.issuer)}</span> ${changedMark(change?.at)} ${simulatedMark(municipality)}</p>
      ${overrideNote(commitment.item?.status.override)}
    </article>`;
};

const indicator = ({ definition, item }, { municipality }, changes, now) => {
  const change = changes.get(definition.id);
  const old = overdue(item?.expectedNext, now);
  return html`
    <article class="screen-tile" data-pulse=${change?.pulse ?? nothing}>
      <h2>${say(definition.title)}</h2>
      <div class="figure"><p class="figure-value">${figureValue({ value: item?.value, margin: item?.margin, n: item?.n, coverage: item?.coverage, decimals: definition.decimals, unit: definition.unit, movement: item?.movement, period: item?.period })}</p>${spark(item, null, old)}</div>
      ${item ? ageNote(item, now) : nothing}
      ${item?.missing ? html`<p class="reason">${say(item.missing.text)}</p>` : nothing}
      <p class="screen-issuer">${definition.source ? t('tile.source', { name: definition.source.name }) : nothing} ${changedMark(change?.at)} ${simulatedMark(municipality)}</p>
    </article>`;
};

/** How many commitments of which issuers the screen leaves out, and why. */
export const othersNote = (others, definition) =>
  others.length === 0
    ? nothing
    : html`<p class="screen-others">
        ${others.map(({ issuer, total }) => leftOut(total, issuer))}
        ${t('screen.othersWhy', { issuers: definition.screen.issuers.map((kind) => t(`issuer.${kind}`).toLowerCase()).join(` ${t('and')} `) })}
      </p>`;

const leftOut = (total, issuer) =>
  html`${t(total === 1 ? 'screen.others.one' : 'screen.others.many', { n: String(total), issuer: issuerLabel(issuer) })} `;
