package org.waypost.mta.schedule;

/** What a person does to an entry; each says whether it changed anything. Under the lock. */
final class Steering {
    private Steering() {}

    /** It is tried now. */
    static boolean hurry(Entry entry, long now) {
        boolean waits = entry.state == Entry.State.PENDING && !entry.suspended;
        if (waits) {
            entry.next = Math.min(entry.next, now);
        }
        return waits;
    }

    /** It is not tried; its turn, if it waited for one, is over. */
    static boolean suspend(Entry entry) {
        boolean changed = !entry.suspended;
        entry.suspended = true;
        if (entry.state == Entry.State.READY) {
            entry.state = Entry.State.PENDING;
        }
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
            entry.state = Entry.State.PENDING;
            entry.finished = true;
            entry.next = now;
        }
        return changed;
    }
}
