package org.waypost.mta.submit;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import org.waypost.engine.reading.AddressSyntax;
import org.waypost.engine.value.Facts;
import org.waypost.engine.value.MailAddress;
import org.waypost.mta.intake.LocalOrigin;
import org.waypost.mta.intake.MessageIntake;
import org.waypost.mta.intake.Submission;
import org.waypost.mta.queue.Dsn;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.Escapes;
import org.waypost.mta.recipient.RecipientDecision;

/** Takes mail of local programs: it counts as authenticated, by nobody, from {@code local}. */
public record LocalMail(
        Function<Facts, RecipientDecision> recipients,
        MessageIntake intake,
        BooleanSupplier pressed,
        Settings settings) {
    /**
     * What {@code listen on socket} says, and the limits of every session.
     *
     * @param hostname completes addresses
     */
    public record Settings(
            String hostname,
            String tag,
            boolean masksSource,
            AddressSyntax addresses,
            long messageBytes,
            int recipients) {}

    /** What became of it. */
    public sealed interface Answer {
        /** It is durable. */
        record Queued(String messageId) implements Answer {}

        /**
         * @param reply code and text, as a client of SMTP would get it
         */
        record Refused(String reply) implements Answer {
            public boolean isTemporary() {
                return reply.startsWith("4");
            }
        }
    }

    /** A message that is not taken. */
    private static final class NotTaken extends Exception {
        private static final long serialVersionUID = 1L;

        NotTaken(String reply) {
            super(reply);
        }
    }

    /**
     * Reads one message and queues it.
     *
     * @param user who hands it in; the sender when none is said
     * @throws IOException the text breaks off, or the queue cannot take it: nothing is left of it
     */
    public Answer take(String user, BufferedReader text) throws IOException {
        try {
            if (pressed.getAsBoolean()) {
                throw new NotTaken("452 4.3.1 Mail system full: try again later");
            }
            MailAddress sender = sender(user, after(MailText.FROM, line(text)));
            List<Submission.Recipient> accepted = new ArrayList<>();
            Wishes wishes = Wishes.read(text);
            String line = wishes.next();
            while (line.startsWith(MailText.RECIPIENT)) {
                String said = after(MailText.RECIPIENT, line);
                accepted.add(accept(sender, said, accepted.size()).with(wishes.dsn()));
                line = line(text);
            }
            if (accepted.isEmpty()) {
                throw new NotTaken("503 5.5.4 No recipient specified");
            }
            return queue(new Submission(origin().trace(), sender, accepted), line, text);
        } catch (NotTaken refusal) {
            return new Answer.Refused(String.valueOf(refusal.getMessage()));
        }
    }

    /**
     * What the sender wants to be told.
     *
     * @param next the line behind it
     */
    private record Wishes(Dsn dsn, String next) {
        static Wishes read(BufferedReader text) throws IOException, NotTaken {
            String line = line(text);
            Set<Dsn.Notify> wanted = Set.of();
            String ret = "";
            String envid = "";
            if (line.startsWith(MailText.NOTIFY)) {
                wanted = Dsn.notifyOf(after(MailText.NOTIFY, line)).orElseThrow(Wishes::wrong);
                line = line(text);
            }
            if (line.startsWith(MailText.RET)) {
                ret = checked(after(MailText.RET, line), List.of("FULL", "HDRS")::contains);
                line = line(text);
            }
            if (line.startsWith(MailText.ENVID)) {
                envid = checked(after(MailText.ENVID, line), Dsn::isEnvid);
                line = line(text);
            }
            return new Wishes(new Dsn(wanted, ret, envid, ""), line);
        }

        private static String checked(String said, Predicate<String> valid) throws NotTaken {
            if (!valid.test(said)) {
                throw wrong();
            }
            return said;
        }

        private static NotTaken wrong() {
            return new NotTaken("501 5.5.4 Invalid delivery status notification parameter");
        }
    }

    /** Reads what is left of a message that was refused, for as long as it could be one. */
    public static void skip(BufferedReader text) throws IOException {
        String line = text.readLine();
        while (line != null && line.length() <= MailText.LINE_LIMIT && !line.equals(MailText.END)) {
            line = text.readLine();
        }
    }

    private static String line(BufferedReader text) throws IOException {
        String line = text.readLine();
        if (line == null || line.length() > MailText.LINE_LIMIT) {
            throw new IOException("the message broke off");
        }
        return line;
    }

    private static String after(String word, String line) throws IOException {
        Optional<String> decoded =
                line.startsWith(word)
                        ? Escapes.decode(line.substring(word.length()))
                        : Optional.empty();
        return decoded.orElseThrow(() -> new IOException("the message is not understood"));
    }

    private MailAddress sender(String user, String said) throws NotTaken {
        if (said.equals("<>")) {
            return MailAddress.NULL_SENDER;
        }
        return settings.addresses()
                .sender(said.isEmpty() ? user : said)
                .orElseThrow(() -> new NotTaken("553 5.1.0 Sender address syntax error"));
    }

    private Submission.Recipient accept(MailAddress sender, String said, int before)
            throws NotTaken {
        if (before >= settings.recipients()) {
            throw new NotTaken("451 4.5.3 Too many recipients: Too many recipients");
        }
        MailAddress recipient =
                settings.addresses()
                        .recipient(said)
                        .orElseThrow(
                                () -> new NotTaken("501 5.1.3 Recipient address syntax error"));
        return switch (recipients.apply(origin().facts(sender, recipient))) {
            case RecipientDecision.Accepted accepted ->
                    new Submission.Recipient(recipient, accepted.targets());
            case RecipientDecision.Refused(String reply, String _) ->
                    throw new NotTaken(reply + ": <" + recipient + ">");
        };
    }

    private Answer queue(Submission message, String first, BufferedReader text)
            throws IOException, NotTaken {
        MessageIntake.Writing writing = intake.open(message);
        boolean stored = false;
        try {
            long bytes = 0;
            for (String line = first; !line.equals(MailText.END); line = line(text)) {
                String piece = after(MailText.BODY, line);
                bytes += piece.length();
                if (bytes > settings.messageBytes()) {
                    throw new NotTaken("554 5.3.4 Message too big for system");
                }
                writing.append(ByteBuffer.wrap(piece.getBytes(StandardCharsets.ISO_8859_1)));
            }
            List<Envelope> envelopes = writing.commit();
            stored = true;
            return new Answer.Queued(envelopes.getFirst().id().messageText());
        } finally {
            if (!stored) {
                writing.abandon();
            }
        }
    }

    private LocalOrigin origin() {
        return new LocalOrigin(settings.hostname(), settings.tag(), settings.masksSource());
    }
}
