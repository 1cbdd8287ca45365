/**
 * Two orders of things that are many: by time and by rank, each with no object of its own for a
 * thing that it holds. Depends on nothing. One thread at a time: the scheduler's lock.
 */
@NullMarked
package org.waypost.mta.schedule.order;

import org.jspecify.annotations.NullMarked;
