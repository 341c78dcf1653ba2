import { html, nothing } from 'lit';
import { formatCalendarDay } from '../../lib/clock.js';
import { language, t } from '../../lib/language.js';
import { statusMark } from '../../parts/status-mark.js';

/** What people have reported, newest first, with evidence that anyone can ask for. */
export const statements = ({ kind }, list) => {
  if (list.length === 0 && kind !== 'milestone' && kind !== 'continuous') {
    return nothing;
  }
  const newest = [...list].sort((one, other) => other.date.localeCompare(one.date));
  return html`
    <section aria-labelledby="statements">
      <h2 id="statements">${t('page.statements')}</h2>
      ${newest.length === 0 ? html`<p>${t('page.noStatements')}</p>` : table(newest)}
    </section>`;
};

const table = (list) => html`
  <div class="table-frame" tabindex="0" role="region" aria-labelledby="statements">
    <table>
      <thead><tr><th scope="col">${t('table.date')}</th><th scope="col">${t('table.state')}</th><th scope="col">${t('table.evidence')}</th><th scope="col">${t('table.by')}</th></tr></thead>
      <tbody>${list.map((each) => html`<tr>
        <th scope="row">${formatCalendarDay(each.date, language())}</th>
        <td>${statusMark(each.state)}</td>
        <td>${/^https?:\/\//.test(each.link ?? '') ? html`<a href=${each.link} rel="external noreferrer">${each.evidence}</a>` : each.evidence}${each.comment ? html`<br>${each.comment}` : nothing}</td>
        <td>${each.by}</td></tr>`)}</tbody>
    </table>
  </div>`;
