package org.waypost.mta.schedule;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waypost.engine.value.MailAddress;
import org.waypost.mta.io.DiskError;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.Envelope.Attempts;
import org.waypost.mta.queue.Envelope.Bounce;
import org.waypost.mta.queue.EnvelopeId;

/** Reports the failed envelopes of one message: one report for each sender and kind. Blocking. */
record ReportRun(SchedulerPorts ports, Stored stored, InstantSource clock) {
    private static final Logger LOG = LoggerFactory.getLogger(ReportRun.class);

    Map<EnvelopeId, Result> run(List<EnvelopeId> ids) {
        Map<EnvelopeId, Result> results = new HashMap<>();
        Map<Addressed, List<Envelope>> bySender = new LinkedHashMap<>();
        for (EnvelopeId id : ids) {
            results.put(id, stored.load(id, bounce -> collect(bounce, bySender)));
        }
        bySender.values().forEach(bounces -> report(bounces, results));
        return results;
    }

    /** What goes into one report. */
    private record Addressed(MailAddress sender, Bounce.Kind kind) {
        static Addressed of(Envelope bounce) {
            return new Addressed(bounce.sender(), kindOf(bounce));
        }
    }

    private static Bounce.Kind kindOf(Envelope bounce) {
        return bounce.destination() instanceof Bounce(Bounce.Kind kind) ? kind : Bounce.Kind.FAILED;
    }

    private static Result collect(Envelope bounce, Map<Addressed, List<Envelope>> bySender) {
        bySender.computeIfAbsent(Addressed.of(bounce), _ -> new ArrayList<>()).add(bounce);
        return new Result.ReportDue(bounce); // until it was reported
    }

    private void report(List<Envelope> bounces, Map<EnvelopeId, Result> results) {
        boolean over = bounces.stream().allMatch(this::isLeft) || send(bounces);
        for (Envelope bounce : bounces) {
            results.put(bounce.id(), over ? stored.remove(bounce.id()) : later(bounce));
        }
    }

    /** Nobody to tell, or tried for too long. */
    private boolean isLeft(Envelope bounce) {
        if (bounce.sender().isNullSender()) {
            LOG.warn("warn: envelope {}: no return path!", bounce.id());
            return true;
        }
        if (!bounce.created().plus(bounce.ttl()).isAfter(clock.instant())) {
            LOG.warn("warn: envelope {}: double bounce!", bounce.id());
            ports.counters().count("scheduler.envelope.expired");
            return true;
        }
        return false;
    }

    private boolean send(List<Envelope> bounces) {
        try {
            ports.bounces().report(kindOf(bounces.getFirst()), bounces);
            ports.counters().count("queue.bounce");
            return true;
        } catch (IOException e) {
            LOG.warn(
                    "warn: message {}: report not queued: {}",
                    bounces.getFirst().id().messageText(),
                    DiskError.describe(e));
            return false;
        } catch (RuntimeException e) {
            LOG.error("message {}: no report", bounces.getFirst().id().messageText(), e);
            return false;
        }
    }

    private Result later(Envelope bounce) {
        Attempts before = bounce.attempts();
        Envelope tried =
                bounce.with(
                        new Attempts(
                                before.count() + 1,
                                clock.instant(),
                                before.lastBounce(),
                                before.status()));
        stored.update(tried);
        return new Result.Again(tried);
    }
}
