/** The queue that forgets: for measuring the rest. Depends on queue and io. Any thread. */
@NullMarked
package org.waypost.mta.queue.none;

import org.jspecify.annotations.NullMarked;
