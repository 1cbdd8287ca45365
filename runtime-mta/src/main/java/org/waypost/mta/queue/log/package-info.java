/**
 * The queue as a log: messages and envelopes are appended to segments with checksums, one sync for
 * all that wait. Depends on queue, queue.fs for the spool's places, and io. Any thread.
 */
@NullMarked
package org.waypost.mta.queue.log;

import org.jspecify.annotations.NullMarked;
