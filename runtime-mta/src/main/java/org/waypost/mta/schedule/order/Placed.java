package org.waypost.mta.schedule.order;

/** What knows its place in the one order that holds it. */
public abstract class Placed {
    static final int NOWHERE = -1;

    int place = NOWHERE;

    /** Whether an order holds it. */
    public final boolean isPlaced() {
        return place != NOWHERE;
    }

    /** Lower comes first; must not change while a heap holds it, except through the heap. */
    protected abstract long rank();
}
