package org.waypost.mta.delivery;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.EnvelopeId;
import org.waypost.mta.queue.MailQueue;

/** A queue in which every message is the same one. */
public record OneMessageQueue(byte[] message) implements MailQueue {
    public static OneMessageQueue of(String message) {
        return new OneMessageQueue(message.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public InputStream message(int messageId) {
        return new ByteArrayInputStream(message);
    }

    @Override
    public Incoming begin() throws IOException {
        throw new IOException("this queue takes nothing");
    }

    @Override
    public Envelope load(EnvelopeId id) throws IOException {
        throw new IOException("this queue has no envelopes");
    }

    @Override
    public void update(Envelope envelope) {}

    @Override
    public void remove(EnvelopeId id) {}

    @Override
    public void scan(Consumer<Envelope> each) {}

    @Override
    public List<EnvelopeId> envelopesOf(int messageId) {
        return List.of();
    }

    @Override
    public void close() {}
}
