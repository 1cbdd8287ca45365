/**
 * The queue as a directory that a person can read, move and repair. Depends on queue and io. Any
 * thread.
 */
@NullMarked
package org.waypost.mta.queue.fs;

import org.jspecify.annotations.NullMarked;
