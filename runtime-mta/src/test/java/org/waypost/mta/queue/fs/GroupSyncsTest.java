package org.waypost.mta.queue.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.waypost.mta.io.Disk;

/** Who waits for the disk shares the next sync, and only that one. */
class GroupSyncsTest {
    private static final Path BUCKET = Path.of("/spool/queue/ab");

    /** A disk that syncs when it is allowed to. */
    private static final class Slow implements Disk.WholeSync {
        private final AtomicInteger begun = new AtomicInteger();
        private final Semaphore allowed = new Semaphore(0);
        private final CountDownLatch first = new CountDownLatch(1);
        private volatile boolean broken;

        @Override
        public void sync() throws IOException {
            begun.incrementAndGet();
            first.countDown();
            allowed.acquireUninterruptibly();
            if (broken) {
                throw new IOException("Input/output error");
            }
        }

        @Override
        public void close() {}
    }

    @Test
    void allThatComeMeanwhileShareTheNextSync() throws Exception {
        Slow disk = new Slow();
        GroupSyncs syncs = new GroupSyncs(disk);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> first = threads.submit(() -> entry(syncs));
            disk.first.await();
            List<Thread> others = othersThatWait(syncs);
            assertThat(disk.begun).hasValue(1);
            disk.allowed.release(1);
            first.get();
            disk.allowed.release(1);
            for (Thread other : others) {
                other.join();
            }
        }
        assertThat(disk.begun).as("one for the first, one for all others").hasValue(2);
        assertThat(disk.allowed.availablePermits()).isZero();
    }

    /** Returns when each of them waits for its turn. */
    private static List<Thread> othersThatWait(GroupSyncs syncs) {
        List<Thread> others = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            others.add(Thread.ofPlatform().start(() -> entryQuietly(syncs)));
        }
        for (Thread other : others) {
            while (other.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        }
        return others;
    }

    @Test
    void aFailureIsToldToThoseThatWaitedForIt() throws Exception {
        Slow disk = new Slow();
        GroupSyncs syncs = new GroupSyncs(disk);
        disk.broken = true;
        disk.allowed.release(1);
        assertThatThrownBy(() -> syncs.contents(BUCKET, List.of()))
                .hasMessageContaining("Input/output error");
        disk.broken = false;
        disk.allowed.release(1);
        syncs.entry(BUCKET);
        assertThat(disk.begun).hasValue(2);
    }

    @Test
    void aFaultOfOursIsNoSuccess() throws Exception {
        Slow real = new Slow();
        Disk.WholeSync faulty =
                new Disk.WholeSync() {
                    @Override
                    public void sync() {
                        real.first.countDown();
                        real.allowed.acquireUninterruptibly();
                        throw new IllegalStateException("a bug");
                    }

                    @Override
                    public void close() {}
                };
        GroupSyncs syncs = new GroupSyncs(faulty);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> first = threads.submit(() -> entry(syncs));
            real.first.await();
            real.allowed.release(1);
            assertThatThrownBy(first::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseMessage("a bug");
        }
    }

    private static Object entry(GroupSyncs syncs) throws IOException {
        syncs.entry(BUCKET);
        return BUCKET;
    }

    private static void entryQuietly(GroupSyncs syncs) {
        try {
            syncs.entry(BUCKET);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
