package org.waypost.mta.smtp.netty;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waypost.mta.intake.Submission;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.smtp.LogText;

/**
 * One line an event, as smtpd writes them: {@code SESSION smtp EVENT key=value …}. Foreign bytes
 * have been through {@link LogText}.
 */
record SessionLog(String session) {
    private static final Logger LOG = LoggerFactory.getLogger("smtpd");

    void event(String text) {
        LOG.info("{} smtp {}", session, text);
    }

    void connected(String address) {
        event("connected address=" + address);
    }

    void stored(IncomingBody body, List<Envelope> envelopes) {
        String id = envelopes.getFirst().id().messageText();
        Submission message = body.message();
        event(
                "message msgid="
                        + id
                        + " size="
                        + body.reader().size()
                        + " nrcpt="
                        + message.recipients().size()
                        + " proto="
                        + message.origin().protocol());
        for (Envelope envelope : envelopes) {
            event(
                    "envelope evpid="
                            + envelope.id()
                            + " from=<"
                            + LogText.of(envelope.sender().toString())
                            + "> to=<"
                            + LogText.of(envelope.current().toString())
                            + "> rule="
                            + LogText.of(envelope.origin().rule()));
        }
    }
}
