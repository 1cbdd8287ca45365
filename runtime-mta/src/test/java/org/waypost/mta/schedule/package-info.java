/** The scheduler on a simulated clock. Depends on queue and io's fakes. One thread. */
@NullMarked
package org.waypost.mta.schedule;

import org.jspecify.annotations.NullMarked;
