package org.waypost.mta.smtp.netty;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.EnvelopeId;
import org.waypost.mta.queue.MailQueue;

/** A queue that takes nothing new while its disk is full. */
record FragileQueue(MailQueue queue, BooleanSupplier full) implements MailQueue {
    @Override
    public Incoming begin() throws IOException {
        if (full.getAsBoolean()) {
            throw new IOException("no space left on device");
        }
        return queue.begin();
    }

    @Override
    public Incoming restore(int messageId) throws IOException {
        return queue.restore(messageId);
    }

    @Override
    public Envelope load(EnvelopeId id) throws IOException {
        return queue.load(id);
    }

    @Override
    public InputStream message(int messageId) throws IOException {
        return queue.message(messageId);
    }

    @Override
    public void update(Envelope envelope) throws IOException {
        queue.update(envelope);
    }

    @Override
    public void remove(EnvelopeId id) throws IOException {
        queue.remove(id);
    }

    @Override
    public void scan(Consumer<Envelope> each) throws IOException {
        queue.scan(each);
    }

    @Override
    public List<EnvelopeId> envelopesOf(int messageId) throws IOException {
        return queue.envelopesOf(messageId);
    }

    @Override
    public void close() {
        queue.close();
    }
}
