package org.waypost.mta.schedule;

import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.EnvelopeId;
import org.waypost.mta.queue.MailQueue;

/**
 * Knows its envelopes by their numbers, as the queue on disk knows them by their files: it holds
 * nothing in memory.
 */
record FabricatedQueue(int count) implements MailQueue {
    @Override
    public Envelope load(EnvelopeId id) {
        return MillionEnvelopes.envelope(id.envelope());
    }

    @Override
    public void update(Envelope envelope) {
        // what is loaded is as it was
    }

    @Override
    public void remove(EnvelopeId id) {
        // whoever asks for it no more does not see it
    }

    @Override
    public void scan(Consumer<Envelope> each) {
        for (int number = 1; number <= count; number++) {
            each.accept(MillionEnvelopes.envelope(number));
        }
    }

    @Override
    public List<EnvelopeId> envelopesOf(int messageId) {
        return List.of();
    }

    @Override
    public Incoming begin() {
        throw new UnsupportedOperationException("nothing comes in");
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
        // nothing is open
    }
}
