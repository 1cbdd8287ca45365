package org.waypost.mta.schedule;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waypost.mta.delivery.Outcome;
import org.waypost.mta.io.NioDisk;
import org.waypost.mta.io.SecureEntropy;
import org.waypost.mta.io.SystemTimer;
import org.waypost.mta.observe.Counters;
import org.waypost.mta.queue.AnnouncingQueue;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.EnvelopeId;
import org.waypost.mta.queue.EnvelopeSamples;
import org.waypost.mta.queue.MailQueue;
import org.waypost.mta.queue.fs.FsQueue;
import org.waypost.mta.queue.fs.SpoolLayout;

/** Real threads, the real disk: everything arrives once, and nothing is mixed up. */
class ConcurrencyTest {
    private static final int SESSIONS = 16;
    private static final int MESSAGES = 10;
    private static final int RECIPIENTS = 3;

    @TempDir Path folder;
    private final Map<EnvelopeId, String> sent = new ConcurrentHashMap<>();
    private final Map<EnvelopeId, String> arrived = new ConcurrentHashMap<>();
    private final SystemTimer timer = new SystemTimer();
    private final CountDownLatch left = new CountDownLatch(SESSIONS * MESSAGES * RECIPIENTS);

    @Test
    void everythingArrivesOnce() throws IOException, InterruptedException {
        Path spool = folder.resolve("spool");
        FsQueue queue = FsQueue.open(new NioDisk(), new SpoolLayout(spool), new SecureEntropy());
        try (timer;
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            SchedulerPorts ports =
                    new SchedulerPorts(
                            queue,
                            envelope -> deliver(queue, envelope),
                            envelope -> deliver(queue, envelope),
                            (_, _) -> {},
                            new Counters());
            Scheduler scheduler = new Scheduler(ports, timer, threads, SchedulerSettings.DEFAULT);
            scheduler.start();
            AnnouncingQueue entrance = new AnnouncingQueue(queue, scheduler::accept);
            for (int session = 0; session < SESSIONS; session++) {
                long seed = session;
                threads.execute(() -> converse(entrance, new Random(seed)));
            }
            assertThat(left.await(60, TimeUnit.SECONDS)).as("all were delivered").isTrue();
            assertThat(scheduler.close(Duration.ofSeconds(30))).isTrue();
        }
        queue.close();
        assertThat(arrived).isEqualTo(sent);
        assertThat(files(spool.resolve("queue"))).isZero();
        assertThat(files(spool.resolve("incoming"))).isZero();
        assertThat(files(spool.resolve("purge"))).isZero();
    }

    /** Every other transaction is given up in the middle. */
    private void converse(MailQueue entrance, Random random) {
        try {
            for (int i = 0; i < MESSAGES; i++) {
                MailQueue.Incoming given = entrance.begin();
                given.add(EnvelopeSamples.relay(given.nextEnvelopeId(), "nobody@b.example"));
                given.write(US_ASCII.encode("half"));
                given.rollback();
                send(entrance, random);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void send(MailQueue entrance, Random random) throws IOException {
        String body = "Subject: " + random.nextLong() + "\n\n" + "x".repeat(random.nextInt(9000));
        MailQueue.Incoming incoming = entrance.begin();
        for (int i = 0; i < RECIPIENTS; i++) {
            EnvelopeId id = incoming.nextEnvelopeId();
            incoming.add(
                    EnvelopeSamples.at(
                            timer.instant(),
                            i == 0
                                    ? EnvelopeSamples.local(id, "ann@home.example")
                                    : EnvelopeSamples.relay(id, "u" + i + "@b.example")));
            sent.put(id, body);
        }
        incoming.write(ByteBuffer.wrap(body.getBytes(US_ASCII)));
        incoming.commit();
    }

    private Outcome deliver(MailQueue queue, Envelope envelope) {
        try (InputStream in = queue.message(envelope.id().message())) {
            String body = new String(in.readAllBytes(), US_ASCII);
            String before = arrived.put(envelope.id(), body);
            if (before == null) {
                left.countDown();
            } else {
                arrived.put(envelope.id(), "twice");
            }
            return new Outcome.Delivered("250 ok");
        } catch (IOException e) {
            return new Outcome.TemporaryFailure("" + e.getMessage());
        }
    }

    private static long files(Path root) throws IOException {
        try (Stream<Path> tree = Files.walk(root)) {
            return tree.filter(Files::isRegularFile).count();
        }
    }
}
