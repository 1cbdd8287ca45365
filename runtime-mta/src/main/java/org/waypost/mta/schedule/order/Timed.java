package org.waypost.mta.schedule.order;

import org.jspecify.annotations.Nullable;

/** What waits for a time. Links of its slot's ring are its own fields: a wheel costs nothing. */
public abstract class Timed extends Placed {
    @Nullable Timed before;
    @Nullable Timed after;

    /** Seconds since 1970; must not change while a wheel holds it, except through the wheel. */
    protected abstract long due();
}
