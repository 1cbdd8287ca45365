/**
 * The kinds of queues, told apart and opened; moving from one to another. Depends on the queues and
 * io. Any thread.
 */
@NullMarked
package org.waypost.mta.queue.kind;

import org.jspecify.annotations.NullMarked;
