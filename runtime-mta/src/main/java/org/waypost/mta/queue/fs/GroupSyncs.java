package org.waypost.mta.queue.fs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.waypost.mta.io.Disk;

/**
 * One sync of the file system for all that wait. Nobody waits for company: who comes while the disk
 * is busy joins the next round, and the first of them begins it when the disk is free.
 */
final class GroupSyncs implements Durability {
    private final Disk.WholeSync fileSystem;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition turn = lock.newCondition();
    private boolean busy;
    private Round next = new Round();

    /** A sync, and what became of it. Guarded by the lock. */
    private static final class Round {
        private boolean over;
        private @Nullable IOException failure;
    }

    GroupSyncs(Disk.WholeSync fileSystem) {
        this.fileSystem = fileSystem;
    }

    @Override
    public void contents(Path folder, List<Path> files) throws IOException {
        sync();
    }

    @Override
    public void entry(Path bucket) throws IOException {
        sync();
    }

    @Override
    public void made(Path bucket) {
        // its name goes to the disk with all others
    }

    /** A round that is under way began before the caller's last write: only the next one counts. */
    private void sync() throws IOException {
        lock.lock();
        try {
            Round mine = next;
            while (!mine.over) {
                if (busy) {
                    turn.awaitUninterruptibly();
                } else {
                    run(mine);
                }
            }
            if (mine.failure != null) {
                throw mine.failure;
            }
        } finally {
            lock.unlock();
        }
    }

    /** The lock is held, but not while the disk works. */
    private void run(Round round) {
        next = new Round();
        busy = true;
        IOException failure = new IOException("the sync of the queue was not begun");
        lock.unlock();
        try {
            fileSystem.sync();
            failure = null;
        } catch (IOException e) {
            failure = e;
        } finally {
            lock.lock();
            busy = false;
            round.over = true;
            round.failure = failure;
            turn.signalAll();
        }
    }

    @Override
    public void close() throws IOException {
        fileSystem.close();
    }
}
