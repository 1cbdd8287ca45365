package org.waypost.mta.schedule;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waypost.mta.delivery.Outcome;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.Escapes;

/** One line for what came of a try, in the manner of the original. */
final class DeliveryLog {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryLog.class);

    /** Longer than any address or sensible status; a log line stays readable. */
    private static final int VALUE_LIMIT = 512;

    private DeliveryLog() {}

    static void write(Envelope envelope, Outcome outcome, Duration age) {
        LOG.info(
                "{} delivery evpid={} from=<{}> to=<{}> rcpt=<{}> delay={}s result={} stat={}",
                envelope.destination().agent(),
                envelope.id(),
                Escapes.encode(envelope.sender().toString(), VALUE_LIMIT),
                Escapes.encode(envelope.current().toString(), VALUE_LIMIT),
                Escapes.encode(envelope.recipient().toString(), VALUE_LIMIT),
                age.toSeconds(),
                name(outcome),
                Escapes.quote(outcome.status(), VALUE_LIMIT));
    }

    private static String name(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Delivered _ -> "Ok";
            case Outcome.TemporaryFailure _ -> "TempFail";
            case Outcome.PermanentFailure _ -> "PermFail";
        };
    }
}
