/**
 * The queue in memory, for tests and for measuring the rest: the end of the process loses it.
 * Depends on queue and io. Any thread.
 */
@NullMarked
package org.waypost.mta.queue.ram;

import org.jspecify.annotations.NullMarked;
