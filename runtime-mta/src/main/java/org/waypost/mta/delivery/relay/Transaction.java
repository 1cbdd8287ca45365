package org.waypost.mta.delivery.relay;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.waypost.mta.delivery.Outcome;
import org.waypost.mta.delivery.wire.Extensions;
import org.waypost.mta.delivery.wire.Reply;
import org.waypost.mta.delivery.wire.SmtpDialogue;
import org.waypost.mta.queue.Envelope;

/** Hands one message over in an open session. Every reply settles the envelopes it is about. */
final class Transaction {
    private final SmtpDialogue dialogue;
    private final Extensions extensions;
    private final boolean lmtp;
    private final OutgoingMail mail;

    Transaction(RelaySession session, OutgoingMail mail) {
        this.dialogue = session.dialogue();
        this.extensions = session.extensions();
        this.lmtp = session.isLmtp();
        this.mail = mail;
    }

    /**
     * @throws IOException the connection broke: what has no outcome yet may be tried elsewhere
     */
    void run() throws IOException {
        OptionalLong limit = extensions.size();
        if (limit.isPresent() && mail.shape().wireBytes() > limit.getAsLong()) {
            mail.settleAll(new Outcome.PermanentFailure("message too large for peer"));
            return;
        }
        Reply sender = dialogue.mail(mail.sender().toString(), parameters());
        if (!sender.isPositive()) {
            mail.settleAll(refusal(sender));
            return;
        }
        List<Envelope> accepted = offerRecipients();
        if (!accepted.isEmpty()) {
            data(accepted);
        }
    }

    private String parameters() throws IOException {
        String size = extensions.has("SIZE") ? " SIZE=" + mail.shape().wireBytes() : "";
        size += extensions.has("DSN") ? mail.open().getFirst().dsn().mailParameters() : "";
        boolean declare = mail.shape().eightBit() && extensions.has("8BITMIME");
        return declare ? size + " BODY=8BITMIME" : size;
    }

    private List<Envelope> offerRecipients() throws IOException {
        List<Envelope> accepted = new ArrayList<>();
        for (Envelope envelope : mail.open()) {
            Reply reply =
                    dialogue.recipient(
                            envelope.current().toString(),
                            extensions.has("DSN") ? envelope.dsn().recipientParameters() : "");
            if (reply.isPositive()) {
                accepted.add(envelope);
            } else {
                mail.settle(envelope, refusal(reply));
            }
        }
        return accepted;
    }

    private void data(List<Envelope> accepted) throws IOException {
        Reply go = dialogue.data();
        if (!go.isIntermediate()) {
            Outcome outcome = refusal(go);
            accepted.forEach(e -> mail.settle(e, outcome));
            return;
        }
        Reply reply;
        try (InputStream body = mail.body()) {
            reply = dialogue.body(body);
        }
        for (Envelope envelope : accepted) {
            mail.settle(envelope, outcome(reply));
            boolean another = lmtp && envelope != accepted.getLast();
            reply = another ? dialogue.next() : reply;
        }
    }

    private Outcome outcome(Reply reply) {
        return reply.isPositive()
                ? new Outcome.Delivered(reply.text(), extensions.has("DSN"))
                : refusal(reply);
    }

    /** A reply that makes no sense here (a 354 to RCPT, say) is not held against the message. */
    private static Outcome refusal(Reply reply) {
        return reply.isPermanent()
                ? new Outcome.PermanentFailure(reply.text())
                : new Outcome.TemporaryFailure(reply.text());
    }
}
