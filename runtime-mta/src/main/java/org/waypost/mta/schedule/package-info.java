/**
 * When each envelope is tried, and what follows from each outcome. Depends on queue, delivery's
 * interfaces, io and observe. Any thread; the agenda inside is guarded by one lock, never held
 * during I/O.
 */
@NullMarked
package org.waypost.mta.schedule;

import org.jspecify.annotations.NullMarked;
