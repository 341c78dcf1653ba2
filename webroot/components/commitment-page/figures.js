import { html, nothing } from 'lit';
import { valuesCsv } from '../../lib/address.js';
import { say, t } from '../../lib/language.js';
import { movementNote } from '../../parts/movement.js';
import { lacksFeed } from '../../parts/reason.js';
import { proofRows } from '../proof-rows/proof-rows.js';
import { effects } from './effects.js';

/** Every linked figure with chart, meaning, source and rows; the one that judges comes first. `items` are those of the board. */
export const figures = (commitment, item, indicators, items) => {
  const judging = item?.judged?.indicator ?? commitment.target?.indicator ?? null;
  const links = new Map(commitment.indicators.map((link) => [link.id, link]));
  const place = ({ definition }) => (definition.id === judging ? 0 : links.get(definition.id)?.relation === 'measures' ? 1 : 2);
  const ordered = [...indicators].sort((one, other) => place(one) - place(other));
  return html`
    <section class="figures" aria-labelledby="figures">
      <h2 id="figures">${t('page.figures')}</h2>
      ${ordered.length === 0 ? html`<p>${t('page.noFigures')}</p>` : nothing}
      ${ordered.map((each) => figure(each, links.get(each.definition.id), each.definition.id === judging ? commitment.target : null, lacksFeed(item?.status), item?.forecast ?? null, items.get(each.definition.id)?.movement ?? null))}
    </section>`;
};

const figure = (indicator, link, target, said, forecast, movement) => {
  const { definition, values } = indicator;
  const proxy = link?.relation === 'proxy';
  return html`
    <article class=${proxy ? 'linked proxy' : 'linked'}>
      <h3>${say(definition.title)}</h3>
      <p class="linked-relation">${proxy ? html`<b>${t('tile.proxy')}.</b> ${t('tile.proxyNote')}` : html`<b>${t(target ? 'page.judged' : 'page.measures')}</b>`}</p>
      ${proxy && link.misses ? html`<p class="note">${t('tile.misses')} ${say(link.misses)}</p>` : nothing}
      ${(target && said ? [] : definition.series.filter(({ feedMissing }) => feedMissing)).map(({ feedMissing }) => html`<p class="note note-feed"><b>${t('tile.feedMissing')}</b> ${say(feedMissing)}</p>`)}
      <div class="linked-columns">
        <data-figure .definition=${definition} .values=${values} .target=${target} .forecast=${target ? forecast : null}></data-figure>
        <div class="linked-facts">
          ${movementNote(movement)}
          <h4>${t('page.definition')}</h4>
          <p>${say(definition.definition)}</p>
          ${definition.formula ? html`<p>${t('page.formula')}: <code>${definition.formula}</code></p>` : nothing}
          ${definition.seriesBreak ? html`<p>${t('page.seriesBreak')}: ${say(definition.seriesBreak)}</p>` : nothing}
          <p>${source(definition)}</p>
          <p><a href=${valuesCsv(definition.id)} download>${t('page.csvValues')}<span class="visually-hidden">: ${say(definition.title)}</span></a></p>
        </div>
      </div>
      ${effects(indicator)}
      ${proofRows(indicator)}
    </article>`;
};

const source = ({ source: from }) => {
  if (!from) {
    return nothing;
  }
  const name = t('tile.source', { name: from.name });
  return /^https?:\/\//.test(from.url ?? '') ? html`<a href=${from.url} rel="external noreferrer">${name}</a>.` : html`${name}.`;
};
