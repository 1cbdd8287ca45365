package org.waypost.mta.delivery.relay;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.waypost.engine.value.MailAddress;
import org.waypost.mta.delivery.Outcome;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.EnvelopeId;

/** One message on its way to some recipients, and what was said to each so far. One thread. */
final class OutgoingMail {
    private final MailAddress sender;
    private final StoredMessage.Opening stored;
    private Optional<MessageShape> shape = Optional.empty();
    private final SequencedMap<EnvelopeId, Envelope> open = new LinkedHashMap<>();
    private final SequencedMap<EnvelopeId, Outcome> outcomes = new LinkedHashMap<>();

    OutgoingMail(MailAddress sender, StoredMessage.Opening stored, List<Envelope> envelopes) {
        this.sender = sender;
        this.stored = stored;
        envelopes.forEach(e -> open.put(e.id(), e));
    }

    MailAddress sender() {
        return sender;
    }

    /** Where it goes, of the envelopes that are still open. */
    String domain() {
        return open.isEmpty() ? "" : open.firstEntry().getValue().current().domain();
    }

    InputStream body() throws UnreadableMessage {
        return StoredMessage.open(stored);
    }

    /**
     * Found out when a server wants the message, not before: most servers that fail do so early.
     */
    MessageShape shape() throws IOException {
        if (shape.isEmpty()) {
            try (InputStream message = body()) {
                shape = Optional.of(MessageShape.of(message));
            }
        }
        return shape.get();
    }

    /** The envelopes without an outcome. */
    List<Envelope> open() {
        return new ArrayList<>(open.values());
    }

    boolean isDone() {
        return open.isEmpty();
    }

    void settle(Envelope envelope, Outcome outcome) {
        open.remove(envelope.id());
        outcomes.put(envelope.id(), outcome);
    }

    void settleAll(Outcome outcome) {
        open().forEach(e -> settle(e, outcome));
    }

    SequencedMap<EnvelopeId, Outcome> outcomes() {
        return outcomes;
    }
}
