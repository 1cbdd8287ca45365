package org.waypost.mta.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Function;
import org.waypost.engine.value.Facts;
import org.waypost.engine.value.MailAddress;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.recipient.RecipientDecision;

/**
 * Messages that the server itself sends: bounces. They are decided by the same rules as what a
 * program on this machine hands in ({@code from local}).
 *
 * @param hostname the server's name
 */
public record LocalSubmission(
        Function<Facts, RecipientDecision> recipients, MessageIntake intake, String hostname) {

    /** What became of it. */
    public sealed interface Result {
        /** It is durable. */
        record Queued(List<Envelope> envelopes) implements Result {}

        /** The rules do not take it, now ({@code 4xx}) or ever. */
        record Refused(String reply, String reason) implements Result {}
    }

    /**
     * Decides the recipient and queues the message. Blocking.
     *
     * @param message header and text, LF line ends
     * @throws IOException when the queue cannot take it; nothing is left of it then
     */
    public Result submit(MailAddress sender, MailAddress recipient, ByteBuffer message)
            throws IOException {
        return switch (recipients.apply(origin().facts(sender, recipient))) {
            case RecipientDecision.Refused(String reply, String reason) ->
                    new Result.Refused(reply, reason);
            case RecipientDecision.Accepted accepted -> {
                Submission.Recipient to = new Submission.Recipient(recipient, accepted.targets());
                Submission submission = new Submission(origin().trace(), sender, List.of(to));
                MessageIntake.Writing writing = intake.open(submission);
                yield new Result.Queued(write(writing, message));
            }
        };
    }

    private static List<Envelope> write(MessageIntake.Writing writing, ByteBuffer message)
            throws IOException {
        try {
            writing.append(message);
        } catch (IOException | RuntimeException failure) {
            writing.abandon();
            throw failure;
        }
        return writing.commit();
    }

    private LocalOrigin origin() {
        return new LocalOrigin(hostname, "", false);
    }
}
