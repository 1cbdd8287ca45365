package org.waypost.mta.queue.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.waypost.mta.io.Disk;
import org.waypost.mta.io.Entropy;

/**
 * Appends records, in groups: whoever comes while the disk is busy waits, and the first of those
 * that wait writes and syncs for all of them. The order of records in the log is the order in which
 * the index changes.
 *
 * <p>After a write or a sync that failed nobody knows what the disk has: that segment is never
 * written again, and the next one says from where on its records do not count.
 */
final class LogWriter {
    private final Disk disk;
    private final LogLayout layout;
    private final Entropy entropy;
    private final LogIndex index;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition turn = lock.newCondition();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final List<LogRecord.Bound> bounds = new ArrayList<>();
    private boolean busy;
    private int lastNumber;
    private @Nullable Active active;

    /** A payload on its way. */
    private static final class Waiting {
        private final byte[] payload;
        private final boolean awaited;
        private boolean done;
        private @Nullable IOException failure;

        Waiting(byte[] payload, boolean awaited) {
            this.payload = payload;
            this.awaited = awaited;
        }
    }

    /** The segment that is written. */
    private static final class Active {
        private final Segment segment;
        private final Path path;
        private final Disk.Handle handle;
        private int length;

        Active(Segment segment, Path path, Disk.Handle handle) {
            this.segment = segment;
            this.path = path;
            this.handle = handle;
        }
    }

    /** What is done while nothing else is written. */
    interface Exclusive {
        void run() throws IOException;
    }

    /** The files, and what changes with them. */
    record Parts(Disk disk, LogLayout layout, Entropy entropy, LogIndex index) {}

    /**
     * @param lastNumber of the newest segment there ever was
     * @param bound of that one: it ended with a process
     */
    LogWriter(Parts parts, int lastNumber, List<LogRecord.Bound> bound) {
        this.disk = parts.disk();
        this.layout = parts.layout();
        this.entropy = parts.entropy();
        this.index = parts.index();
        this.lastNumber = lastNumber;
        bounds.addAll(bound);
    }

    /** Returns when the record is durable and the index knows of it. */
    void append(byte[] payload) throws IOException {
        Waiting mine = new Waiting(payload, true);
        lock.lock();
        try {
            waiting.add(mine);
            while (!mine.done) {
                if (busy) {
                    turn.awaitUninterruptibly();
                } else {
                    writeGroup();
                }
            }
            if (mine.failure != null) {
                throw mine.failure;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Goes with the next group. */
    void later(byte[] payload) throws IOException {
        boolean enough;
        lock.lock();
        try {
            waiting.add(new Waiting(payload, false));
            enough = waiting.size() >= LogLimits.REMOVALS_WAITING && !busy;
        } finally {
            lock.unlock();
        }
        if (enough) {
            flush();
        }
    }

    /** Returns when all that waited is durable. */
    void flush() throws IOException {
        lock.lock();
        try {
            Waiting last = waiting.peekLast();
            while (last != null && !last.done) {
                IOException failure = busy ? awaitTurn() : writeGroup();
                if (failure != null) {
                    throw failure;
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whoever writes tells those that wait what failed. */
    private @Nullable IOException awaitTurn() {
        turn.awaitUninterruptibly();
        return null;
    }

    /** The lock is held, but not while the disk works. */
    private @Nullable IOException writeGroup() {
        List<Waiting> group = nextGroup();
        IOException failure = null;
        boolean ended = false;
        busy = true;
        lock.unlock();
        try {
            write(group.stream().map(one -> one.payload).toList());
            ended = true;
        } catch (IOException e) {
            failure = e;
            ended = true;
        } finally {
            lock.lock();
            busy = false;
            if (ended) {
                settle(group, failure);
            }
            turn.signalAll();
        }
        return failure;
    }

    private List<Waiting> nextGroup() {
        List<Waiting> group = new ArrayList<>();
        long bytes = 0;
        while (!waiting.isEmpty() && bytes < LogLimits.BATCH_BYTES) {
            Waiting one = waiting.remove();
            bytes += Frames.size(one.payload);
            group.add(one);
        }
        return group;
    }

    /** What nobody waits for is tried again; whoever waits is told. */
    private void settle(List<Waiting> group, @Nullable IOException failure) {
        for (Waiting one : group.reversed()) {
            if (failure != null && !one.awaited) {
                waiting.addFirst(one);
            } else {
                one.failure = failure;
                one.done = true;
            }
        }
    }

    /** For whoever must not be disturbed: nobody writes meanwhile but {@link #write}. */
    void exclusively(Exclusive work) throws IOException {
        lock.lock();
        try {
            while (busy) {
                turn.awaitUninterruptibly();
            }
            busy = true;
        } finally {
            lock.unlock();
        }
        try {
            work.run();
        } finally {
            lock.lock();
            busy = false;
            turn.signalAll();
            lock.unlock();
        }
    }

    /** Only for whoever is {@code busy}. */
    void write(List<byte[]> payloads) throws IOException {
        Active to = open();
        List<byte[]> all = new ArrayList<>();
        if (!bounds.isEmpty()) {
            all.add(RecordText.bounds(bounds));
        }
        all.addAll(payloads);
        ByteBuffer bytes = ByteBuffer.allocate(all.stream().mapToInt(Frames::size).sum());
        all.forEach(payload -> Frames.put(bytes, to.segment.salt(), payload));
        int start = to.length;
        try {
            to.handle.write(bytes.flip());
            to.handle.sync();
            requireWhole(to.path, start + bytes.limit());
        } catch (IOException e) {
            abandon(to);
            throw e;
        }
        to.length += bytes.limit();
        bounds.clear();
        int at = start;
        for (byte[] payload : all) {
            int place = at + Frames.HEAD_BYTES;
            RecordText.read(ByteBuffer.wrap(payload))
                    .ifPresent(record -> index.apply(to.segment.number(), place, record));
            at += Frames.size(payload);
        }
    }

    /** A person may have moved or cut it: then what was written is nowhere. */
    private void requireWhole(Path path, long length) throws IOException {
        if (disk.size(path) != length) {
            throw new FileSystemException(path.toString(), null, "changed by somebody else");
        }
    }

    private Active open() throws IOException {
        Active current = active;
        if (current != null && current.length < LogLimits.SEGMENT_BYTES) {
            return current;
        }
        if (current != null) {
            seal();
        }
        long salt = (long) entropy.nextInt() << Integer.SIZE | entropy.nextInt() & 0xffff_ffffL;
        Segment segment = new Segment(++lastNumber, salt);
        Path path = layout.segment(segment);
        Disk.Handle handle = disk.create(path);
        try {
            disk.syncDirectory(layout.log());
        } catch (IOException e) {
            closeQuietly(handle);
            throw e;
        }
        Active opened = new Active(segment, path, handle);
        active = opened;
        return opened;
    }

    private void abandon(Active failed) {
        bounds.add(new LogRecord.Bound(failed.segment.number(), failed.length));
        closeQuietly(failed.handle);
        active = null;
    }

    /** The next record begins a new segment. Only for whoever is {@code busy}. */
    void seal() {
        if (active != null) {
            bounds.add(new LogRecord.Bound(active.segment.number(), active.length));
            closeQuietly(active.handle);
            active = null;
        }
    }

    private static void closeQuietly(Disk.Handle handle) {
        try {
            handle.close();
        } catch (IOException _) {
            // all that counts in it was synced before
        }
    }

    /** Whether a segment is closed: it will never change. */
    boolean isSealed(Segment segment) {
        lock.lock();
        try {
            Active current = active;
            return current == null || current.segment.number() != segment.number();
        } finally {
            lock.unlock();
        }
    }

    int lastNumber() {
        lock.lock();
        try {
            return lastNumber;
        } finally {
            lock.unlock();
        }
    }
}
