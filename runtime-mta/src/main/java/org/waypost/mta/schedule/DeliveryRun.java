package org.waypost.mta.schedule;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waypost.mta.delivery.DeliveryAgent;
import org.waypost.mta.delivery.Outcome;
import org.waypost.mta.delivery.Outcome.Delivered;
import org.waypost.mta.delivery.Outcome.PermanentFailure;
import org.waypost.mta.delivery.Outcome.TemporaryFailure;
import org.waypost.mta.io.DiskError;
import org.waypost.mta.queue.Dsn.Notify;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.Envelope.Attempts;
import org.waypost.mta.queue.Envelope.Bounce;
import org.waypost.mta.queue.EnvelopeId;

/**
 * One try: read, deliver, write down what came of it. Blocking; on the threads of deliveries. The
 * order keeps what was acknowledged: an envelope goes only after it was delivered or its report is
 * stored.
 */
record DeliveryRun(
        SchedulerPorts ports,
        Stored stored,
        InstantSource clock,
        SchedulerSettings settings,
        Blocks blocks) {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryRun.class);

    /** A remote server's answer is kept this long in an envelope and in a report. */
    private static final int STATUS_LIMIT = 1024;

    /** Envelopes of one message that may go the same way. */
    Map<EnvelopeId, Result> run(List<EnvelopeId> ids) {
        Map<EnvelopeId, Result> results = new HashMap<>();
        List<Envelope> ready = new ArrayList<>();
        for (EnvelopeId id : ids) {
            results.put(id, stored.load(id, envelope -> prepare(envelope, ready)));
        }
        if (!ready.isEmpty()) {
            Map<EnvelopeId, Outcome> outcomes = outcomes(ready);
            for (Envelope envelope : ready) {
                results.put(envelope.id(), settle(envelope, outcomes));
            }
        }
        return results;
    }

    /** Adds it to those that are to be delivered, or says what becomes of it instead. */
    private Result prepare(Envelope envelope, List<Envelope> ready) {
        if (envelope.destination() instanceof Bounce) {
            return new Result.ReportDue(envelope);
        }
        if (agent(envelope).holds(envelope)) {
            LOG.warn("warn: envelope {}: its action is not known, held", envelope.id());
            return new Result.Held();
        }
        if (!envelope.created().plus(envelope.ttl()).isAfter(clock.instant())) {
            ports.counters().count("scheduler.envelope.expired");
            return failed(envelope, "Envelope expired");
        }
        if (blocks.concern(envelope)) {
            return new Result.Blocked();
        }
        ready.add(envelope);
        return new Result.SpoolTrouble(); // replaced by its outcome
    }

    private DeliveryAgent agent(Envelope envelope) {
        return envelope.destination() instanceof Envelope.Local ? ports.mda() : ports.mta();
    }

    /** A fault in an agent must cost neither the envelope nor the server. */
    private Map<EnvelopeId, Outcome> outcomes(List<Envelope> envelopes) {
        try {
            return agent(envelopes.getFirst()).deliverAll(envelopes);
        } catch (RuntimeException e) {
            LOG.error("envelope {}: the agent failed", envelopes.getFirst().id(), e);
            return Map.of();
        }
    }

    private Result settle(Envelope envelope, Map<EnvelopeId, Outcome> outcomes) {
        Outcome outcome =
                outcomes.getOrDefault(
                        envelope.id(), new TemporaryFailure("451 4.3.0 internal error"));
        DeliveryLog.write(envelope, outcome, Duration.between(envelope.created(), clock.instant()));
        return settle(envelope, outcome);
    }

    private Result settle(Envelope envelope, Outcome outcome) {
        return switch (outcome) {
            case Delivered delivered -> {
                ports.counters().count("scheduler.delivery.ok");
                yield delivered(envelope, delivered);
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

    /** Better no report than the message once more. */
    private Result delivered(Envelope envelope, Delivered how) {
        boolean relayed = envelope.destination() instanceof Envelope.Relay;
        boolean told =
                envelope.dsn().wants(Notify.SUCCESS)
                        && !envelope.sender().isNullSender()
                        && !how.passedOn();
        if (told) {
            Bounce.Kind kind = relayed ? Bounce.Kind.RELAYED : Bounce.Kind.DELIVERED;
            Envelope report = report(envelope, kind, how.status());
            if (stored.update(report)) {
                return new Result.ReportDue(report);
            }
        }
        return stored.remove(envelope.id());
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
        if (envelope.sender().isNullSender() || !envelope.dsn().wants(Notify.DELAY)) {
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
        if (!envelope.dsn().wants(Notify.FAILURE)) {
            LOG.info("info: envelope {}: its sender wants no report", envelope.id());
            return stored.remove(envelope.id());
        }
        Envelope bounce = report(envelope, Bounce.Kind.FAILED, status);
        return stored.update(bounce) ? new Result.ReportDue(bounce) : new Result.SpoolTrouble();
    }

    private Envelope report(Envelope envelope, Bounce.Kind kind, String status) {
        return new Envelope(
                envelope.id(),
                new Bounce(kind),
                envelope.origin(),
                envelope.sender(),
                envelope.recipient(),
                envelope.current(),
                clock.instant(),
                settings.bounceTtl(),
                new Attempts(0, Instant.EPOCH, Instant.EPOCH, cut(status)),
                envelope.dsn());
    }

    private static String cut(String status) {
        return status.length() <= STATUS_LIMIT ? status : status.substring(0, STATUS_LIMIT);
    }
}
