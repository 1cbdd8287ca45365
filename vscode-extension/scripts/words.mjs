// The words of smtpd.conf by what they are, for the TextMate grammar.

/** Words that begin a statement, in either dialect. */
export const statements =
  'accept action admd bounce bounce-warn bounce-warn-interval ca expire filter include limit listen map ' +
  'match max-message-size mda mta pki proc queue reject scheduler smtp srs subaddressing-delimiter table';

/** Words that say what is done with a message. */
export const effects =
  'alias backup deliver expand-only forward-only junk lmtp maildir mbox mda rcpt-to relay reject via virtual wrapper';

/** Words that ask something of a message. */
export const conditions =
  'auth domain for from helo mail-from rcpt rcpt-to rdns recipient sender src tag tagged tls';

/** Other words with a meaning of their own. */
export const options =
  'as auth-optional bypass cert certificate chain check-fcrdns check-rdns chroot ciphers compression ' +
  'data data-line dhe disconnect dsn ehlo encryption fcrdns file filter group header-from host hostname ' +
  'hostnames inet4 inet6 key mask-sender mask-src max-deferred max-mails max-rcpt mx mail-from no-dsn ' +
  'no-verify noop on phase port primary proxy-v2 quit received-auth register-auth rewrite rset ' +
  'secure senders session smtps source starttls string sub-addr-delim tls-require to ttl user ' +
  'userbase users verify';

/** Values with a fixed meaning. */
export const constants = 'all any authenticated local myself secure socket yes no';
