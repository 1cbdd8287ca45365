package org.waypost.mta.schedule;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.EnvelopeId;
import org.waypost.mta.queue.MailQueue;

/**
 * A queue of which nothing is left once mail has passed: what the scheduler costs is not hidden
 * behind it. Counts what it is asked.
 */
final class PassingQueue implements MailQueue {
    private final Map<EnvelopeId, Envelope> stored = new HashMap<>();
    long operations;

    void put(Envelope envelope) {
        stored.put(envelope.id(), envelope);
    }

    Optional<Envelope> find(EnvelopeId id) {
        return Optional.ofNullable(stored.get(id));
    }

    int size() {
        return stored.size();
    }

    @Override
    public Envelope load(EnvelopeId id) throws IOException {
        operations++;
        Envelope found = stored.get(id);
        if (found == null) {
            throw new NoSuchFileException(id.toString());
        }
        return found;
    }

    @Override
    public void update(Envelope envelope) {
        operations++;
        put(envelope);
    }

    @Override
    public void remove(EnvelopeId id) throws IOException {
        operations++;
        if (stored.remove(id) == null) {
            throw new NoSuchFileException(id.toString());
        }
    }

    @Override
    public void scan(Consumer<Envelope> each) {
        List.copyOf(stored.values()).forEach(each);
    }

    @Override
    public List<EnvelopeId> envelopesOf(int messageId) {
        return stored.keySet().stream().filter(id -> id.message() == messageId).toList();
    }

    @Override
    public Incoming begin() {
        throw new UnsupportedOperationException("mail is put into it");
    }

    @Override
    public Incoming restore(int messageId) {
        return begin();
    }

    @Override
    public InputStream message(int messageId) {
        return InputStream.nullInputStream();
    }

    @Override
    public void close() {
        stored.clear();
    }
}
