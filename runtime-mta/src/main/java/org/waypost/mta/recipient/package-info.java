/**
 * From RCPT TO to envelopes: rules, aliases, virtual tables, .forward. Depends on engine and
 * compiler model. Any thread.
 */
@NullMarked
package org.waypost.mta.recipient;

import org.jspecify.annotations.NullMarked;
