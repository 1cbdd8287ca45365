package org.waypost.mta.queue.fs;

import java.util.concurrent.locks.ReentrantLock;

/** One writer at a time for a message's folder: a few locks shared by all messages. */
final class MessageLocks {
    /** More than threads that wait for the disk at once; a power of two. */
    private static final int STRIPES = 256;

    private final ReentrantLock[] locks = new ReentrantLock[STRIPES];

    MessageLocks() {
        for (int i = 0; i < STRIPES; i++) {
            locks[i] = new ReentrantLock();
        }
    }

    /** Locked; closing unlocks. */
    Held hold(int messageId) {
        ReentrantLock lock = locks[messageId & STRIPES - 1];
        lock.lock();
        return lock::unlock;
    }

    /** A lock that is held. */
    interface Held extends AutoCloseable {
        @Override
        void close();
    }
}
