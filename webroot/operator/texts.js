import { feedTexts } from './feed-texts.js';
import { judgeTexts } from './judge-texts.js';
import { uploadTexts } from './upload-texts.js';

/** Every word of the operator's page, in both languages. */
export const texts = {
  ...feedTexts,
  ...judgeTexts,
  ...uploadTexts,
  operator: { sv: 'drift', en: 'operation' },
  title: { sv: 'Rapportera och skicka uppgifter', en: 'Report and send figures' },
  signInTitle: { sv: 'Logga in', en: 'Sign in' },
  signInLead: {
    sv: 'Skriv din nyckel. Första starten av programmet skriver ut en; fler görs med ./framdrift token create.',
    en: 'Enter your token. The first start of the program prints one; more are made with ./framdrift token create.',
  },
  token: { sv: 'Nyckel', en: 'Token' },
  signIn: { sv: 'Logga in', en: 'Sign in' },
  signOut: { sv: 'Logga ut', en: 'Sign out' },
  wrongToken: { sv: 'Nyckeln gäller inte.', en: 'The token is not valid.' },
  signedOut: { sv: 'Du är utloggad.', en: 'You are signed out.' },
  sessionOver: { sv: 'Inloggningen har gått ut. Logga in igen.', en: 'Your session is over. Sign in again.' },
  role: { sv: 'Inloggad med rollen', en: 'Signed in with the role' },
  reportTitle: { sv: 'Rapportera om ett åtagande', en: 'Report on a commitment' },
  reportLead: {
    sv: 'En rapport säger hur det står till med ett åtagande en viss dag, och vad som visar det. Den sparas för alltid och kan inte tas bort, bara följas av en ny.',
    en: 'A report says how a commitment stands on a certain day, and what shows it. It is kept for ever and cannot be removed, only followed by a new one.',
  },
  municipality: { sv: 'Kommun', en: 'Municipality' },
  search: { sv: 'Sök i rubriker och citat', en: 'Search titles and quotes' },
  commitment: { sv: 'Åtagande', en: 'Commitment' },
  found: { sv: 'åtaganden passar sökningen', en: 'commitments match the search' },
  state: { sv: 'Läge', en: 'State' },
  'not-started': { sv: 'inte påbörjat', en: 'not started' },
  started: { sv: 'påbörjat', en: 'started' },
  stalled: { sv: 'avstannat', en: 'stalled' },
  done: { sv: 'klart', en: 'done' },
  withdrawn: { sv: 'återkallat', en: 'withdrawn' },
  date: { sv: 'Dag då det blev så', en: 'Day on which it became so' },
  dateHint: { sv: 'Inte i framtiden.', en: 'Not in the future.' },
  evidence: { sv: 'Underlag', en: 'Evidence' },
  evidenceHint: {
    sv: 'Beslut, diarienummer eller handling som vem som helst kan begära ut, till exempel KS 2025/123 § 45.',
    en: 'A decision, case number or document that anyone can ask for, such as KS 2025/123 § 45.',
  },
  link: { sv: 'Länk till underlaget (om det finns på webben)', en: 'Link to the evidence (if it is on the web)' },
  by: { sv: 'Vem säger det', en: 'Who says so' },
  byHint: { sv: 'En roll eller enhet, inte en privatperson. Visas offentligt.', en: 'A role or unit, not a private person. Shown in public.' },
  comment: { sv: 'Kommentar (frivillig, visas offentligt)', en: 'Comment (optional, shown in public)' },
  record: { sv: 'Spara rapporten', en: 'Record the report' },
  recorded: { sv: 'Rapporten är sparad. Liggarens position är', en: 'The report is recorded. The position of the ledger is' },
  figureTitle: { sv: 'Skicka en uppgift', en: 'Send a figure' },
  figureLead: {
    sv: 'Välj serie och period. Ange ett värde, eller varför det saknas. Skickas samma period igen med ett annat värde blir det en revidering; det gamla värdet finns kvar i historiken.',
    en: 'Choose series and period. Give a value, or why there is none. Sending the same period again with another value is a revision; the old value stays in the history.',
  },
  seriesSearch: { sv: 'Sök bland serier', en: 'Search series' },
  series: { sv: 'Serie', en: 'Series' },
  unit: { sv: 'Enhet', en: 'Unit' },
  noFeed: { sv: 'Ingen källa fyller serien i dag', en: 'No feed fills the series today' },
  newest: { sv: 'Senaste uppgift', en: 'Newest figure' },
  none: { sv: 'ingen', en: 'none' },
  period: { sv: 'Period', en: 'Period' },
  periodP1Y: { sv: 'Ett år, till exempel 2025, eller ett läsår, 2025-07-01/P12M.', en: 'A year such as 2025, or a school year, 2025-07-01/P12M.' },
  periodP3M: { sv: 'Ett kvartal, till exempel 2025-Q3.', en: 'A quarter such as 2025-Q3.' },
  periodP1M: { sv: 'En månad, till exempel 2025-09.', en: 'A month such as 2025-09.' },
  periodP7D: { sv: 'En vecka, till exempel 2025-W36.', en: 'A week such as 2025-W36.' },
  periodP1D: { sv: 'En dag, till exempel 2025-09-01.', en: 'A day such as 2025-09-01.' },
  periodOther: { sv: 'ISO 8601, till exempel 2025-09-01T00:00+02:00/PT1H. Längd', en: 'ISO 8601, such as 2025-09-01T00:00+02:00/PT1H. Length' },
  value: { sv: 'Värde', en: 'Value' },
  missing: { sv: 'Eller: varför det saknas', en: 'Or: why there is none' },
  hasValue: { sv: 'det finns ett värde', en: 'there is a value' },
  'not-collected': { sv: 'samlas inte in', en: 'not collected' },
  'not-reported': { sv: 'har inte rapporterats', en: 'not reported' },
  'not-applicable': { sv: 'ej tillämpligt', en: 'not applicable' },
  hidden: { sv: 'döljs', en: 'hidden' },
  'not-yet-published': { sv: 'ännu inte publicerad', en: 'not yet published' },
  n: { sv: 'Antal tillfrågade eller räknade (om det är känt)', en: 'Number asked or counted (if known)' },
  margin: { sv: 'Felmarginal, halva 95 %-intervallet (om den är känd)', en: 'Margin, half the 95 % interval (if known)' },
  flag: { sv: 'Kvalitet', en: 'Quality' },
  flagA: { sv: 'A: normal', en: 'A: normal' },
  flagP: { sv: 'P: preliminär', en: 'P: provisional' },
  flagE: { sv: 'E: skattad', en: 'E: estimated' },
  flagB: { sv: 'B: brott i serien', en: 'B: break in the series' },
  send: { sv: 'Skicka uppgiften', en: 'Send the figure' },
  accepted: { sv: 'Uppgiften är ny och sparad.', en: 'The figure is new and recorded.' },
  unchanged: { sv: 'Samma uppgift fanns redan; inget ändrades.', en: 'The same figure was there already; nothing changed.' },
  revised: { sv: 'Uppgiften är reviderad; den tidigare finns kvar i historiken.', en: 'The figure is revised; the earlier one stays in the history.' },
  position: { sv: 'Liggarens position är', en: 'The position of the ledger is' },
  notNumber: { sv: 'är inte ett tal. Skriv till exempel 20,65.', en: 'is not a number. Write for example 20.65.' },
  expectedWord: { sv: 'Förväntat', en: 'Expected' },
  when: { sv: 'Tid', en: 'Time' },
  feed: { sv: 'Källa', en: 'Feed' },
  row: { sv: 'Rad', en: 'Row' },
  fieldName: { sv: 'Fält', en: 'Field' },
  problem: { sv: 'Fel', en: 'Problem' },
  expected: { sv: 'Förväntat', en: 'Expected' },
  raw: { sv: 'Raden', en: 'The row' },
  simulated: { sv: 'påhittad', en: 'simulated' },
  noAnswer: { sv: 'Servern svarar inte. Försök igen om en stund.', en: 'The server does not answer. Try again in a while.' },
  refusedByServer: { sv: 'Servern tog inte emot det', en: 'The server did not take it' },
};

let language = new URLSearchParams(location.search).get('lang') === 'en' ? 'en' : 'sv';

/** `{name}` in the words is replaced by `values.name`. */
export const sentence = (key, values) => word(key).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');

export const currentLanguage = () => language;
export const word = (key) => texts[key]?.[language] ?? key;
export const localized = (text) => text?.[language] ?? '';

/** Writes every word of the page that carries `data-text`. */
export const speak = (next) => {
  language = next;
  document.documentElement.lang = next;
  document.title = `Framdrift, ${word('operator')}`;
  for (const element of document.querySelectorAll('[data-text]')) {
    element.textContent = word(element.dataset.text);
  }
  for (const element of document.querySelectorAll('[data-label]')) {
    element.setAttribute('aria-label', word(element.dataset.label));
  }
};
