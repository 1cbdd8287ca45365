// The words of smtpd.conf: all of them from the catalogue of the language, here only what they are.
import { readFileSync } from 'node:fs';

const catalogue = new URL(
  '../../grammar/src/main/resources/org/waypost/grammar/directives.txt',
  import.meta.url,
);

/** Roles that look different; a word of the catalogue that is in none of them is an option. */
const roles = {
  /** Words that begin a statement, in either dialect. */
  statements:
    'accept action admd bounce bounce-warn ca expire filter include limit listen match ' +
    'max-message-size mda mta pki proc queue reject scheduler smtp srs subaddressing-delimiter table',
  /** Words that say what is done with a message. */
  effects:
    'alias backup deliver expand-only forward-only junk lmtp maildir mbox mda reject relay via ' +
    'virtual wrapper',
  /** Words that ask something of a message. */
  conditions:
    'auth domain for from helo mail-from rcpt-to rdns recipient sender src tag tagged tls',
  /** Values with a fixed meaning. */
  constants: 'any authenticated local secure socket',
};

function reserved() {
  const lines = readFileSync(catalogue, 'utf8').split('\n');
  return new Set(lines.flatMap((line) => /^word (\S+)/.exec(line)?.[1] ?? []));
}

/** Lists of words by role; a word here that the language does not have is an error. */
export function wordsByRole() {
  const all = reserved();
  const taken = new Set();
  const result = {};
  for (const [role, text] of Object.entries(roles)) {
    result[role] = text.split(' ');
    for (const word of result[role]) {
      if (!all.has(word)) {
        throw new Error(`the catalogue has no word ${word}`);
      }
      taken.add(word);
    }
  }
  result.options = [...all].filter((word) => !taken.has(word));
  return result;
}
