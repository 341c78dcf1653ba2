import { t } from './language.js';

const kinds = ['council', 'board', 'majority', 'party', 'unknown'];

/** Two issuers are the same when kind, names (in any order) and day of decision are. */
export const issuerKey = (issuer) => [issuer.kind, [...issuer.names].sort().join('+'), issuer.decided ?? ''].join('|');

/** `Majoriteten: Moderaterna och Socialdemokraterna`. */
export const issuerLabel = (issuer) => {
  const kind = t(`issuer.${kinds.includes(issuer.kind) ? issuer.kind : 'unknown'}`);
  const names = issuer.names.filter((name) => name !== kind);
  if (names.length === 1 && names[0].startsWith(`${kind} `)) {
    return names[0];
  }
  return names.length === 0 ? kind : `${kind}: ${joined(names)}`;
};

const joined = (names) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${t('and')} ${names.at(-1)}`;
