package org.waypost.mta.queue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A queue that tells someone (the scheduler) of every message, once it is durable. Whoever brings
 * messages in uses this one, so that nobody can forget to tell.
 *
 * @param announce gets the envelopes of one message; must not block for long
 */
public record AnnouncingQueue(MailQueue queue, Consumer<List<Envelope>> announce)
        implements MailQueue {
    @Override
    public Incoming begin() throws IOException {
        return new Announced(queue.begin(), announce, new ArrayList<>());
    }

    @Override
    public Incoming restore(int messageId) throws IOException {
        return new Announced(queue.restore(messageId), announce, new ArrayList<>());
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
    public void tidy() throws IOException {
        queue.tidy();
    }

    @Override
    public List<String> check() throws IOException {
        return queue.check();
    }

    @Override
    public void uncorrupt(int messageId) throws IOException {
        queue.uncorrupt(messageId);
    }

    @Override
    public void close() {
        queue.close();
    }

    private record Announced(
            Incoming incoming, Consumer<List<Envelope>> announce, List<Envelope> envelopes)
            implements Incoming {
        @Override
        public int messageId() {
            return incoming.messageId();
        }

        @Override
        public EnvelopeId nextEnvelopeId() {
            return incoming.nextEnvelopeId();
        }

        @Override
        public void add(Envelope envelope) throws IOException {
            incoming.add(envelope);
            envelopes.add(envelope);
        }

        @Override
        public void write(ByteBuffer bytes) throws IOException {
            incoming.write(bytes);
        }

        @Override
        public void commit() throws IOException {
            incoming.commit();
            announce.accept(List.copyOf(envelopes));
        }

        @Override
        public void rollback() {
            incoming.rollback();
        }
    }
}
