package org.waypost.mta.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.waypost.mta.queue.Dsn;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.EnvelopeId;
import org.waypost.mta.queue.MailQueue;
import org.waypost.mta.recipient.Target;

/** Puts messages into the queue: one that tells the scheduler of what it has taken. */
public record MessageIntake(MailQueue queue, InstantSource clock, ZoneId zone) {
    /** As long as any other report is tried. */
    private static final Duration REPORT_TTL = Duration.ofDays(7);

    private static final byte[] NONE = {};

    /** Begins a message: its trace header goes with the first piece of it. */
    public Writing open(Submission message) throws IOException {
        MailQueue.Incoming incoming = queue.begin();
        Instant now = clock.instant();
        String id = EnvelopeId.text(incoming.messageId());
        String header = ReceivedHeader.of(message, id, ReceivedHeader.date(now, zone));
        return new Writing(message, incoming, now, header.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** One message being written; by one thread at a time. */
    public final class Writing {
        private final Submission message;
        private final MailQueue.Incoming incoming;
        private final Instant created;
        private byte[] header;

        private Writing(
                Submission message, MailQueue.Incoming incoming, Instant created, byte[] header) {
            this.message = message;
            this.incoming = incoming;
            this.created = created;
            this.header = header;
        }

        /** Header and body with LF line ends. */
        public void append(ByteBuffer bytes) throws IOException {
            if (header.length == 0) {
                incoming.write(bytes);
                return;
            }
            ByteBuffer both = ByteBuffer.allocate(header.length + bytes.remaining());
            incoming.write(both.put(header).put(bytes).flip());
            header = NONE;
        }

        /** Returns when the message is durable; after an exception nothing of it is left. */
        public List<Envelope> commit() throws IOException {
            List<Envelope> envelopes = envelopes();
            try {
                if (header.length > 0) {
                    append(ByteBuffer.allocate(0));
                }
                for (Envelope envelope : envelopes) {
                    incoming.add(envelope);
                }
                incoming.commit();
            } catch (IOException | RuntimeException failure) {
                incoming.rollback();
                throw failure;
            }
            return envelopes;
        }

        /** Forgets the message; never throws. */
        public void abandon() {
            incoming.rollback();
        }

        private List<Envelope> envelopes() {
            List<Envelope> envelopes = new ArrayList<>();
            for (Submission.Recipient recipient : message.recipients()) {
                boolean tells = tellsOfExpansion(recipient);
                Dsn dsn = tells ? recipient.dsn().withoutSuccess() : recipient.dsn();
                recipient.targets().forEach(t -> envelopes.add(envelope(recipient, t, dsn)));
                if (tells) {
                    envelopes.add(expansion(recipient));
                }
            }
            return envelopes;
        }

        /** RFC 3461, 5.2.7.3: one report that it was expanded, not one from each address. */
        private boolean tellsOfExpansion(Submission.Recipient recipient) {
            return recipient.targets().size() > 1
                    && recipient.dsn().wants(Dsn.Notify.SUCCESS)
                    && !message.sender().isNullSender();
        }

        /** The report, which is as durable as the message; whom it went to is not told. */
        private Envelope expansion(Submission.Recipient recipient) {
            Target first = recipient.targets().getFirst();
            return new Envelope(
                    incoming.nextEnvelopeId(),
                    new Envelope.Bounce(Envelope.Bounce.Kind.EXPANDED),
                    message.origin().origin(first.rule(), first.internal()),
                    message.sender(),
                    recipient.address(),
                    recipient.address(),
                    created,
                    REPORT_TTL,
                    new Envelope.Attempts(0, Instant.EPOCH, Instant.EPOCH, "250 2.1.5 expanded"),
                    recipient.dsn());
        }

        private Envelope envelope(Submission.Recipient recipient, Target target, Dsn dsn) {
            return new Envelope(
                    incoming.nextEnvelopeId(),
                    target.destination(),
                    message.origin().origin(target.rule(), target.internal()),
                    message.sender(),
                    recipient.address(),
                    target.current(),
                    created,
                    target.ttl(),
                    Envelope.Attempts.NONE,
                    dsn);
        }
    }
}
