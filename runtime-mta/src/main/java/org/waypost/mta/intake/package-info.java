/**
 * A message on its way into the queue: trace header, body, envelopes, commit. What SMTP and the
 * bounces share. Depends on recipient, queue and io. A message is handled by one thread at a time.
 */
@NullMarked
package org.waypost.mta.intake;

import org.jspecify.annotations.NullMarked;
