/**
 * SMTP as a state machine without I/O: events in, actions out. Depends on intake, recipient, auth,
 * limits and the compiler's model. A session is used by one thread at a time.
 */
@NullMarked
package org.waypost.mta.smtp;

import org.jspecify.annotations.NullMarked;
