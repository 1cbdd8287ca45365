package org.waypost.mta.schedule;

/**
 * What a person does to an entry, pending or in flight; each says whether it changed anything.
 * Under the lock.
 */
final class Steering {
    private Steering() {}

    /** It is tried now, before all others. */
    static boolean hurry(Entry entry, long now) {
        boolean waits = entry.state == Entry.State.PENDING && !entry.suspended;
        if (waits) {
            entry.next = Math.min(entry.next, now);
            entry.hurried = true;
        }
        return waits;
    }

    /** It is not tried. */
    static boolean suspend(Entry entry) {
        boolean changed = !entry.suspended;
        entry.suspended = true;
        return changed;
    }

    static boolean resume(Entry entry) {
        boolean changed = entry.suspended;
        entry.suspended = false;
        return changed;
    }

    /** It is looked at now; if its domain is still blocked, it waits again. */
    static boolean unblock(Entry entry, long now) {
        boolean changed = entry.blocked;
        if (changed) {
            entry.blocked = false;
            entry.next = Math.min(entry.next, now);
        }
        return changed;
    }

    /** It goes: now, or when its try is over. */
    static boolean leave(Entry entry, long now) {
        boolean changed = !entry.leaving;
        entry.leaving = true;
        if (entry.state != Entry.State.INFLIGHT) {
            entry.finished = true;
            entry.next = now;
        }
        return changed;
    }
}
