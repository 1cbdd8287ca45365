/**
 * From RCPT TO to envelopes: rules, aliases, virtual tables, .forward. Depends on the engine, the
 * queue's envelopes, users, limits and the tables of delivery. Any thread; everything may block.
 */
@NullMarked
package org.waypost.mta.recipient;

import org.jspecify.annotations.NullMarked;
