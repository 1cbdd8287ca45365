package org.waypost.mta.queue.ram;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import org.waypost.mta.io.Entropy;
import org.waypost.mta.queue.Draft;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.EnvelopeId;
import org.waypost.mta.queue.MailQueue;

/** Messages and envelopes on the heap. */
public final class RamQueue implements MailQueue {
    private final Entropy entropy;
    private final Map<Integer, byte[]> messages = new ConcurrentHashMap<>();
    private final NavigableMap<EnvelopeId, Envelope> envelopes = new ConcurrentSkipListMap<>();

    public RamQueue(Entropy entropy) {
        this.entropy = entropy;
    }

    @Override
    public Incoming begin() {
        int id = entropy.nextNonZero();
        while (messages.containsKey(id)) {
            id = entropy.nextNonZero();
        }
        return new RamIncoming(id);
    }

    @Override
    public Incoming restore(int messageId) throws IOException {
        if (messages.containsKey(messageId)) {
            throw new FileAlreadyExistsException(EnvelopeId.text(messageId));
        }
        return new RamIncoming(messageId);
    }

    @Override
    public Envelope load(EnvelopeId id) throws IOException {
        Envelope envelope = envelopes.get(id);
        if (envelope == null) {
            throw new NoSuchFileException(id.toString());
        }
        return envelope;
    }

    @Override
    public InputStream message(int messageId) throws IOException {
        byte[] bytes = messages.get(messageId);
        if (bytes == null) {
            throw new NoSuchFileException(EnvelopeId.text(messageId));
        }
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public void update(Envelope envelope) throws IOException {
        if (envelopes.replace(envelope.id(), envelope) == null) {
            throw new NoSuchFileException(envelope.id().toString());
        }
    }

    @Override
    public synchronized void remove(EnvelopeId id) throws IOException {
        if (envelopes.remove(id) == null) {
            throw new NoSuchFileException(id.toString());
        }
        if (envelopesOf(id.message()).isEmpty()) {
            messages.remove(id.message());
        }
    }

    @Override
    public void scan(Consumer<Envelope> each) {
        envelopes.values().forEach(each);
    }

    @Override
    public List<EnvelopeId> envelopesOf(int messageId) {
        EnvelopeId least = new EnvelopeId(messageId, 0);
        EnvelopeId greatest = new EnvelopeId(messageId, -1);
        return List.copyOf(envelopes.subMap(least, true, greatest, true).keySet());
    }

    @Override
    public void close() {}

    private final class RamIncoming extends Draft {
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();

        RamIncoming(int messageId) {
            super(messageId, entropy);
        }

        @Override
        public void write(ByteBuffer bytes) {
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            body.writeBytes(copy);
        }

        @Override
        protected void store(List<Envelope> added) {
            messages.put(messageId(), body.toByteArray());
            added.forEach(envelope -> envelopes.put(envelope.id(), envelope));
        }

        @Override
        protected void discard() {
            body.reset();
        }
    }
}
