/** The scheduler on a simulated clock, and what survives a crash. One thread. */
@NullMarked
package org.waypost.mta.schedule;

import org.jspecify.annotations.NullMarked;
