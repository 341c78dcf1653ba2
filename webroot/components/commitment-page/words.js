import { html, nothing } from 'lit';
import { formatCalendarDay } from '../../lib/clock.js';
import { issuerLabel } from '../../lib/issuer.js';
import { language, say, t } from '../../lib/language.js';

/** The words themselves, in their place in the document, and who stands behind them. */
export const words = (commitment, document, definition) => html`
  <section class="words" aria-labelledby="words">
    <h2 id="words">${t('page.quote')}</h2>
    <blockquote lang="sv"><p>… ${commitment.prefix}<mark>${commitment.quote}</mark>${commitment.suffix} …</p></blockquote>
    <dl class="facts">
      ${fact('page.document', html`<cite>${document.title}</cite>`)}
      ${commitment.number ? fact('page.number', commitment.number) : nothing}
      ${commitment.heading.length > 0 ? fact('page.heading', html`<span class="document-words" lang="sv">${commitment.heading.join(' › ')}</span>`) : nothing}
      ${fact('page.issuer', html`${issuerLabel(commitment.issuer)}, ${decided(commitment.issuer)}${say(document.issuerNote) ? html`<br><small>${say(document.issuerNote)}</small>` : nothing}`)}
      ${fact('page.dated', document.dated ? formatCalendarDay(document.dated, language()) : say(document.dateNote))}
      ${fact('page.responsible', responsible(commitment, definition))}
      ${fact('page.kind', t(`kind.${commitment.kind}`))}
      ${fact('page.fingerprint', html`<code>${document.sha256}</code>`)}
    </dl>
  </section>`;

export const fact = (key, content) => html`<div><dt>${t(key)}</dt><dd>${content}</dd></div>`;

const decided = (issuer) =>
  issuer.decided ? t('issuer.decided', { day: formatCalendarDay(issuer.decided, language()) }) : t('issuer.undecided');

const responsible = (commitment, definition) => {
  const names = commitment.responsible.map((id) => say(definition?.bodies.find((body) => body.id === id)?.name) || id);
  return names.length > 0 ? names.join(', ') : t('page.noResponsible');
};
