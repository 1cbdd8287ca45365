package org.waypost.mta.queue.none;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.function.Consumer;
import org.waypost.mta.io.Entropy;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.EnvelopeId;
import org.waypost.mta.queue.MailQueue;

/** Says yes to every message and keeps none. Never for mail that anybody wants. */
public record NullQueue(Entropy entropy) implements MailQueue {
    @Override
    public Incoming begin() {
        return new Forgotten(entropy.nextNonZero(), entropy);
    }

    @Override
    public Incoming restore(int messageId) {
        return new Forgotten(messageId, entropy);
    }

    @Override
    public Envelope load(EnvelopeId id) throws IOException {
        throw new NoSuchFileException(id.toString());
    }

    @Override
    public InputStream message(int messageId) throws IOException {
        throw new NoSuchFileException(EnvelopeId.text(messageId));
    }

    @Override
    public void update(Envelope envelope) throws IOException {
        throw new NoSuchFileException(envelope.id().toString());
    }

    @Override
    public void remove(EnvelopeId id) throws IOException {
        throw new NoSuchFileException(id.toString());
    }

    @Override
    public void scan(Consumer<Envelope> each) {}

    @Override
    public List<EnvelopeId> envelopesOf(int messageId) {
        return List.of();
    }

    @Override
    public void close() {}

    private record Forgotten(int messageId, Entropy entropy) implements Incoming {
        @Override
        public EnvelopeId nextEnvelopeId() {
            return new EnvelopeId(messageId, entropy.nextNonZero());
        }

        @Override
        public void add(Envelope envelope) {}

        @Override
        public void write(ByteBuffer bytes) {
            bytes.position(bytes.limit());
        }

        @Override
        public void commit() {}

        @Override
        public void rollback() {}
    }
}
