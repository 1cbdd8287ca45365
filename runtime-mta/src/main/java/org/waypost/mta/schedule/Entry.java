package org.waypost.mta.schedule;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.EnvelopeId;
import org.waypost.mta.schedule.order.Timed;

/**
 * What is known of an envelope without reading it: little, because there may be a million. Times
 * are seconds since 1970. Guarded by the scheduler's lock.
 */
final class Entry extends Timed {
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

    /** The same for envelopes that go to one place: a domain, or a user here. */
    int destination;

    /** Its turn among those whose time has come. */
    long turn;

    /** A person wants it tried before all others. */
    boolean hurried;

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
        destination =
                switch (envelope.destination()) {
                    case Envelope.Local local -> Objects.hash(local.action(), local.user());
                    case Envelope.Relay _ -> domain(envelope).hashCode();
                    case Envelope.Bounce _ -> sender;
                };
    }

    private static String domain(Envelope envelope) {
        return envelope.current().domain().toLowerCase(Locale.ROOT);
    }

    /** When the agenda has to look at it. */
    @Override
    protected long due() {
        return held || finished || misses > 0 ? next : Math.min(next, expires);
    }

    @Override
    protected long rank() {
        return turn;
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
