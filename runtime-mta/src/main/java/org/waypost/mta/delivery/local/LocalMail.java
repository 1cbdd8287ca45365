package org.waypost.mta.delivery.local;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import org.waypost.mta.delivery.OneLine;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.MailQueue;
import org.waypost.mta.user.User;

/**
 * One message for one local user.
 *
 * @param extension the sub-address, or empty
 */
record LocalMail(Envelope envelope, User user, String extension, MailQueue queue) {
    /** The stored message with the lines of the final delivery before it (RFC 5321, 4.4). */
    InputStream text() throws IOException {
        byte[] head = head().getBytes(StandardCharsets.ISO_8859_1);
        return new SequenceInputStream(new ByteArrayInputStream(head), stored());
    }

    /** The message as it is in the queue. */
    InputStream stored() throws IOException {
        return queue.message(envelope.id().message());
    }

    /** A bounce has no Return-Path line, as in the original: nothing must be sent back to it. */
    private String head() {
        String sender = envelope.sender().toString();
        String path = sender.isEmpty() ? "" : "Return-Path: <" + OneLine.of(sender) + ">\n";
        return path + "Delivered-To: " + OneLine.of(envelope.recipient().toString()) + "\n";
    }
}
