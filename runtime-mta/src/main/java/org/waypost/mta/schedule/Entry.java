package org.waypost.mta.schedule;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.EnvelopeId;

/**
 * What is known of an envelope without reading it: little, because there may be a million. Times
 * are seconds since 1970. Guarded by the scheduler's lock.
 */
final class Entry {
    /** Where an envelope is between two tries. */
    enum State {
        /** Waits for its time, in the agenda. */
        PENDING,
        /** Its time has come; waits for its turn. */
        READY,
        /** Being delivered. */
        INFLIGHT
    }

    final EnvelopeId id;
    AgentKind agent;
    State state = State.PENDING;
    long created;
    long expires;

    /** When it is tried next; while in flight: since when. */
    long next;

    int tries;

    /** The same for envelopes of a message that may go through one session. */
    int route;

    /** The same for envelopes of one sender. */
    int sender;

    /** How often in a row the spool did not give it. */
    int misses;

    boolean suspended;

    /** Its action is missing: it does not expire. */
    boolean held;

    /** A person stopped what goes to its domain. */
    boolean blocked;

    /** Delivered, or a person wants it gone: all that is left to do is to remove it. */
    boolean finished;

    /** Finished, and its file is not there: a person may have moved it away. */
    boolean astray;

    /** A person wants it gone as soon as it is not in flight any more. */
    boolean leaving;

    /** The place in the agenda's heap, or -1. */
    int place = -1;

    Entry(Envelope envelope) {
        id = envelope.id();
        agent = AgentKind.of(envelope.destination());
        accept(envelope);
    }

    /** Takes over what a new version of the envelope says. */
    void accept(Envelope envelope) {
        agent = AgentKind.of(envelope.destination());
        created = envelope.created().getEpochSecond();
        expires = created + envelope.ttl().toSeconds();
        tries = envelope.attempts().count();
        next = created + agent.retrySeconds(tries);
        sender = envelope.sender().hashCode();
        route = Objects.hash(envelope.destination(), envelope.sender(), domain(envelope));
    }

    private static String domain(Envelope envelope) {
        return envelope.current().domain().toLowerCase(Locale.ROOT);
    }

    /** When the agenda has to look at it. */
    long due() {
        return held || finished || misses > 0 ? next : Math.min(next, expires);
    }

    Scheduled show(long now) {
        boolean flies = state == State.INFLIGHT;
        return new Scheduled(
                id,
                agent,
                flies ? Scheduled.State.INFLIGHT : Scheduled.State.PENDING,
                Duration.ofSeconds(flies ? now - next : next - now),
                suspended,
                held || blocked);
    }
}
