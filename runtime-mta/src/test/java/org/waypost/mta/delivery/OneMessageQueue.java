package org.waypost.mta.delivery;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.EnvelopeId;
import org.waypost.mta.queue.MailQueue;

/** A queue in which every message is the same one. */
public record OneMessageQueue(Supplier<InputStream> stored) implements MailQueue {
    public static OneMessageQueue of(String message) {
        byte[] bytes = message.getBytes(StandardCharsets.ISO_8859_1);
        return new OneMessageQueue(() -> new ByteArrayInputStream(bytes));
    }

    /** The message begins, then the disk fails. */
    public static OneMessageQueue broken() {
        byte[] half = "Subject: x\n\nhalf of".getBytes(StandardCharsets.US_ASCII);
        return new OneMessageQueue(
                () -> new SequenceInputStream(new ByteArrayInputStream(half), failing()));
    }

    private static InputStream failing() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("input/output error");
            }
        };
    }

    @Override
    public InputStream message(int messageId) {
        return stored.get();
    }

    @Override
    public Incoming begin() throws IOException {
        throw new IOException("this queue takes nothing");
    }

    @Override
    public Incoming restore(int messageId) throws IOException {
        return begin();
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
