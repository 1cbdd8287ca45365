package org.waypost.mta.schedule;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waypost.mta.queue.Envelope;

/** What follows from a result: when an envelope is looked at next. Under the scheduler's lock. */
record Planning(Agenda agenda, SchedulerSettings settings) {
    private static final Logger LOG = LoggerFactory.getLogger(Planning.class);

    /** How soon a spool that failed is asked again, at first; doubled each time. */
    private static final long SPOOL_RETRY_SECONDS = 10;

    /** And at most: a person who repairs a spool does not wait longer. */
    private static final long SPOOL_RETRY_SECONDS_LIMIT = 600;

    /** After that a file that is missing is taken for removed; a rescan finds it if it is not. */
    private static final int MISSING_LIMIT = 3;

    /** How often an action that is missing is looked for. */
    private static final long HELD_RETRY_SECONDS = 600;

    void settle(Entry entry, Result result, long now) {
        entry.state = Entry.State.PENDING;
        switch (result) {
            case Result.Gone _ -> agenda.forget(entry);
            case Result.Again(Envelope envelope) -> again(entry, envelope, now);
            case Result.ReportDue(Envelope bounce) -> {
                calm(entry, bounce);
                entry.next = now + settings.gather().toSeconds();
            }
            case Result.Held _ -> {
                entry.held = true;
                entry.misses = 0;
                entry.next = now + HELD_RETRY_SECONDS;
            }
            case Result.Blocked _ -> {
                entry.blocked = true;
                entry.misses = 0;
                entry.next = now + HELD_RETRY_SECONDS;
            }
            case Result.Rebound(Envelope envelope) -> {
                calm(entry, envelope);
                entry.next = now;
            }
            case Result.Missing _ -> missing(entry, now);
            case Result.SpoolTrouble _ -> trouble(entry, now);
            case Result.RemovalDue _ -> {
                entry.finished = true;
                entry.astray = false;
                trouble(entry, now);
            }
            case Result.Astray _ -> astray(entry, now);
        }
        leaveOrPlan(entry, now);
    }

    /** Nothing came of it: as before. */
    void release(Entry entry, long now) {
        entry.state = Entry.State.PENDING;
        leaveOrPlan(entry, now);
    }

    private void leaveOrPlan(Entry entry, long now) {
        if (entry.leaving) {
            entry.finished = true;
            entry.next = now;
        }
        replan(entry);
    }

    /** Plans an entry that is pending and not suspended. */
    void replan(Entry entry) {
        if (entry.state != Entry.State.PENDING || agenda.find(entry.id).isEmpty()) {
            return;
        }
        if (entry.suspended && !entry.finished) {
            agenda.unplan(entry);
        } else {
            agenda.plan(entry);
        }
    }

    private static void again(Entry entry, Envelope envelope, long now) {
        calm(entry, envelope);
        entry.tries = RetryTime.triesAhead(entry.agent, entry.created, entry.tries, now);
        entry.next = entry.created + entry.agent.retrySeconds(entry.tries);
    }

    private static void calm(Entry entry, Envelope envelope) {
        entry.misses = 0;
        entry.held = false;
        entry.blocked = false;
        entry.accept(envelope);
    }

    private void missing(Entry entry, long now) {
        trouble(entry, now);
        if (entry.misses >= MISSING_LIMIT) {
            LOG.warn("warn: envelope {}: forgotten, its file is not there", entry.id);
            agenda.forget(entry);
        }
    }

    /** Remembered for as long as it could have been delivered. */
    private void astray(Entry entry, long now) {
        entry.finished = true;
        entry.astray = true;
        trouble(entry, now);
        if (now >= entry.expires) {
            agenda.forget(entry);
        }
    }

    /** What was astray is there again: it goes at once. */
    void found(Entry entry, long now) {
        if (entry.astray) {
            entry.next = now;
            replan(entry);
        }
    }

    private static void trouble(Entry entry, long now) {
        entry.misses = Math.min(entry.misses + 1, 30);
        long wait = SPOOL_RETRY_SECONDS << Math.min(entry.misses - 1, 10);
        entry.next = now + Math.min(wait, SPOOL_RETRY_SECONDS_LIMIT);
    }
}
