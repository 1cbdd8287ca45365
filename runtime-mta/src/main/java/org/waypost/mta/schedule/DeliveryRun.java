package org.waypost.mta.schedule;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waypost.mta.delivery.DeliveryAgent;
import org.waypost.mta.delivery.Outcome;
import org.waypost.mta.delivery.Outcome.Delivered;
import org.waypost.mta.delivery.Outcome.PermanentFailure;
import org.waypost.mta.delivery.Outcome.TemporaryFailure;
import org.waypost.mta.io.DiskError;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.Envelope.Attempts;
import org.waypost.mta.queue.Envelope.Bounce;
import org.waypost.mta.queue.EnvelopeId;

/**
 * One try of one envelope: read, deliver, write down what came of it. Blocking; on the threads of
 * deliveries. The order keeps what was acknowledged: an envelope goes only after it was delivered
 * or its report is stored.
 */
record DeliveryRun(
        SchedulerPorts ports, Stored stored, InstantSource clock, SchedulerSettings settings) {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryRun.class);

    /** A remote server's answer is kept this long in an envelope and in a report. */
    private static final int STATUS_LIMIT = 1024;

    Result run(EnvelopeId id) {
        return stored.load(id, this::deliver);
    }

    private Result deliver(Envelope envelope) {
        return switch (envelope.destination()) {
            case Envelope.Local _ -> deliver(envelope, ports.mda());
            case Envelope.Relay _ -> deliver(envelope, ports.mta());
            case Bounce _ -> new Result.ReportDue(envelope);
        };
    }

    private Result deliver(Envelope envelope, DeliveryAgent agent) {
        if (agent.holds(envelope)) {
            LOG.warn("warn: envelope {}: its action is not known, held", envelope.id());
            return new Result.Held();
        }
        if (!envelope.created().plus(envelope.ttl()).isAfter(clock.instant())) {
            ports.counters().count("scheduler.envelope.expired");
            return failed(envelope, "Envelope expired");
        }
        Outcome outcome = outcome(envelope, agent);
        DeliveryLog.write(envelope, outcome, Duration.between(envelope.created(), clock.instant()));
        return settle(envelope, outcome);
    }

    private Result settle(Envelope envelope, Outcome outcome) {
        return switch (outcome) {
            case Delivered _ -> {
                ports.counters().count("scheduler.delivery.ok");
                yield stored.remove(envelope.id());
            }
            case TemporaryFailure failure -> {
                ports.counters().count("scheduler.delivery.tempfail");
                yield delayed(envelope, failure.status());
            }
            case PermanentFailure failure -> {
                ports.counters().count("scheduler.delivery.permfail");
                yield failed(envelope, failure.status());
            }
        };
    }

    /** A fault in an agent must cost neither the envelope nor the server. */
    private static Outcome outcome(Envelope envelope, DeliveryAgent agent) {
        try {
            return agent.deliver(envelope);
        } catch (RuntimeException e) {
            LOG.error("envelope {}: the agent failed", envelope.id(), e);
            return new TemporaryFailure("451 4.3.0 internal error");
        }
    }

    /** Also when it cannot be stored, the next try is later, not at once. */
    private Result delayed(Envelope envelope, String status) {
        Attempts before = envelope.attempts();
        Attempts now =
                new Attempts(before.count() + 1, clock.instant(), before.lastBounce(), cut(status));
        Envelope tried = warn(envelope.with(now));
        stored.update(tried);
        return new Result.Again(tried);
    }

    /** At most one warning per interval; {@code lastBounce} remembers which interval was last. */
    private Envelope warn(Envelope envelope) {
        if (envelope.sender().isNullSender()) {
            return envelope;
        }
        Instant next = RetryTime.after(envelope, clock.instant());
        for (Duration interval : settings.warnAfter()) {
            Instant due = envelope.created().plus(interval);
            if (!next.isBefore(due) && envelope.attempts().lastBounce().isBefore(due)) {
                return warned(envelope, due);
            }
        }
        return envelope;
    }

    private Envelope warned(Envelope envelope, Instant due) {
        try {
            ports.bounces().report(Bounce.Kind.DELAYED, List.of(envelope));
        } catch (IOException e) {
            LOG.warn("warn: envelope {}: no warning: {}", envelope.id(), DiskError.describe(e));
            return envelope;
        }
        Attempts attempts = envelope.attempts();
        return envelope.with(
                new Attempts(attempts.count(), attempts.last(), due, attempts.status()));
    }

    /**
     * The envelope itself becomes the report, in one durable step: from then on it is never
     * delivered again, and never forgotten either.
     */
    private Result failed(Envelope envelope, String status) {
        if (envelope.sender().isNullSender()) {
            LOG.warn("warn: envelope {}: no return path!", envelope.id());
            return stored.remove(envelope.id());
        }
        Envelope bounce =
                new Envelope(
                        envelope.id(),
                        new Bounce(Bounce.Kind.FAILED),
                        envelope.origin(),
                        envelope.sender(),
                        envelope.recipient(),
                        envelope.current(),
                        clock.instant(),
                        settings.bounceTtl(),
                        new Attempts(0, Instant.EPOCH, Instant.EPOCH, cut(status)));
        return stored.update(bounce) ? new Result.ReportDue(bounce) : new Result.SpoolTrouble();
    }

    private static String cut(String status) {
        return status.length() <= STATUS_LIMIT ? status : status.substring(0, STATUS_LIMIT);
    }
}
