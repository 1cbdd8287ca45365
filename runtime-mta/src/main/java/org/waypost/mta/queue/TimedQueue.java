package org.waypost.mta.queue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.waypost.mta.queue.Profile.Operation;

/**
 * A queue whose every operation is timed.
 *
 * @param nanoTime a clock that only differences are taken of, such as {@code System::nanoTime}
 */
public record TimedQueue(MailQueue queue, Profile profile, LongSupplier nanoTime)
        implements MailQueue {
    /** What is timed. */
    private interface Work<T> {
        T run() throws IOException;
    }

    /** What is timed, without an answer. */
    private interface Deed {
        void run() throws IOException;
    }

    private <T> T timed(Operation operation, Work<T> work) throws IOException {
        long start = nanoTime.getAsLong();
        boolean failed = true;
        try {
            T result = work.run();
            failed = false;
            return result;
        } finally {
            profile.add(operation, nanoTime.getAsLong() - start, failed);
        }
    }

    private void time(Operation operation, Deed deed) throws IOException {
        timed(
                operation,
                () -> {
                    deed.run();
                    return true;
                });
    }

    @Override
    public Incoming begin() throws IOException {
        return new TimedIncoming(timed(Operation.BEGIN, queue::begin));
    }

    @Override
    public Incoming restore(int messageId) throws IOException {
        return new TimedIncoming(timed(Operation.BEGIN, () -> queue.restore(messageId)));
    }

    @Override
    public Envelope load(EnvelopeId id) throws IOException {
        return timed(Operation.LOAD, () -> queue.load(id));
    }

    @Override
    public InputStream message(int messageId) throws IOException {
        return timed(Operation.MESSAGE, () -> queue.message(messageId));
    }

    @Override
    public void update(Envelope envelope) throws IOException {
        time(Operation.UPDATE, () -> queue.update(envelope));
    }

    @Override
    public void remove(EnvelopeId id) throws IOException {
        time(Operation.REMOVE, () -> queue.remove(id));
    }

    @Override
    public void scan(Consumer<Envelope> each) throws IOException {
        time(Operation.SCAN, () -> queue.scan(each));
    }

    @Override
    public List<EnvelopeId> envelopesOf(int messageId) throws IOException {
        return timed(Operation.LIST, () -> queue.envelopesOf(messageId));
    }

    @Override
    public void tidy() throws IOException {
        time(Operation.TIDY, queue::tidy);
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

    private final class TimedIncoming implements Incoming {
        private final Incoming incoming;

        TimedIncoming(Incoming incoming) {
            this.incoming = incoming;
        }

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
            time(Operation.ADD, () -> incoming.add(envelope));
        }

        @Override
        public void write(ByteBuffer bytes) throws IOException {
            time(Operation.WRITE, () -> incoming.write(bytes));
        }

        @Override
        public void commit() throws IOException {
            time(Operation.COMMIT, incoming::commit);
        }

        @Override
        public void rollback() {
            long start = nanoTime.getAsLong();
            incoming.rollback();
            profile.add(Operation.ROLLBACK, nanoTime.getAsLong() - start, false);
        }
    }
}
