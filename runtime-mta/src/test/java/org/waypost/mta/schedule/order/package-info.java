/** Tests of the scheduler's two orders. */
@NullMarked
package org.waypost.mta.schedule.order;

import org.jspecify.annotations.NullMarked;
