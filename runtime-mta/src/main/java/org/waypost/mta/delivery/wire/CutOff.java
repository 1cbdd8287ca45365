package org.waypost.mta.delivery.wire;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a connection that has lasted too long. A timeout of the socket alone ends neither a peer
 * that says a byte at a time nor one that reads nothing.
 */
final class CutOff {
    private final CountDownLatch over = new CountDownLatch(1);

    private CutOff() {}

    static CutOff after(Duration longest, Closeable connection) {
        CutOff cutOff = new CutOff();
        Thread.ofVirtual().name("connection watch").start(() -> cutOff.watch(longest, connection));
        return cutOff;
    }

    /** The connection has ended by itself. */
    void cancel() {
        over.countDown();
    }

    private void watch(Duration longest, Closeable connection) {
        try {
            if (!over.await(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                connection.close();
            }
        } catch (InterruptedException | IOException _) {
            // Nothing is left to cut off.
        }
    }
}
