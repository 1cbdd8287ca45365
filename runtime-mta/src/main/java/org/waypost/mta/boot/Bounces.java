package org.waypost.mta.boot;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.waypost.engine.value.MailAddress;
import org.waypost.mta.delivery.bounce.Resubmission;
import org.waypost.mta.intake.LocalSubmission;

/** Hands reports in as mail of this machine from the null sender. */
record Bounces(LocalSubmission submission) implements Resubmission {
    @Override
    public Answer submit(MailAddress recipient, byte[] message) throws IOException {
        LocalSubmission.Result result =
                submission.submit(MailAddress.NULL_SENDER, recipient, ByteBuffer.wrap(message));
        return switch (result) {
            case LocalSubmission.Result.Queued queued ->
                    new Answer.Queued(queued.envelopes().getFirst().id().message());
            case LocalSubmission.Result.Refused refused -> new Answer.Refused(refused.reply());
        };
    }
}
