import { html, nothing } from 'lit';
import { formatDay } from '../../lib/clock.js';
import { language, say, t } from '../../lib/language.js';
import { claimNote } from '../../parts/notes.js';
import { overrideNote } from '../../parts/override.js';
import { reasonText } from '../../parts/reason.js';
import { statusMark } from '../../parts/status-mark.js';

/** The status, what it means, and every reason for it. */
export const assessment = (commitment, item) => {
  const status = item?.status ?? { state: 'cannot-be-judged', reasons: [], secured: false };
  return html`
    <section class="assessment" aria-labelledby="assessment">
      <h2 id="assessment">${t('page.status')}</h2>
      <p class="assessment-state">${statusMark(status.state)}</p>
      <p class="assessment-means">${t(`state.means.${status.state}`)} ${secured(status)} ${status.daysLate ? `${t('state.daysLate', { n: status.daysLate })}.` : ''}</p>
      ${status.reasons.length > 0
        ? html`<h3>${t('page.reasons')}</h3><ul class="reasons">${status.reasons.map((reason) => html`<li>${reasonText(reason)}</li>`)}</ul>`
        : nothing}
      ${overrideNote(status.override)}
      <p class="assessment-since">
        ${status.since ? html`${t('state.since', { day: formatDay(status.since, language()) })}. ` : nothing}
        ${status.knownSince ? html`${t('state.knownSince', { day: formatDay(status.knownSince, language()) })}.` : nothing}
      </p>
      ${commitment.claim
        ? html`<h3>${t('page.claim')}</h3><p class="document-words" lang="sv">”${commitment.claim.text}”</p>${claimNote(commitment.claim, item?.claim)}`
        : nothing}
      ${commitment.openQuestions.length > 0
        ? html`<h3>${t('page.openQuestions')}</h3><ul class="reasons">${commitment.openQuestions.map((question) => html`<li>${say(question)}</li>`)}</ul>`
        : nothing}
      ${commitment.measurable ? html`<h3>${t('page.measurable')}</h3><p>${say(commitment.measurable)}</p>` : nothing}
    </section>`;
};

const secured = ({ state, secured: certain }) =>
  state === 'met' || state === 'kept-late' ? t(certain ? 'state.secured' : 'state.notSecured') : '';
