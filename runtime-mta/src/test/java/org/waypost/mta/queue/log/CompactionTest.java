package org.waypost.mta.queue.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waypost.mta.io.NioDisk;
import org.waypost.mta.io.fake.SeededEntropy;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.EnvelopeSamples;
import org.waypost.mta.queue.MailQueue;
import org.waypost.mta.queue.MailQueueContract;
import org.waypost.mta.queue.fs.SpoolLayout;

/** The log does not grow for ever, and what is kept outlives the segment that it came in. */
class CompactionTest {
    private static final int BODY_BYTES = 60_000;

    @TempDir private Path folder;
    private int lives;

    private LogQueue open() throws IOException {
        LogLayout layout = new LogLayout(new SpoolLayout(folder));
        return LogQueue.open(new NioDisk(), layout, new SeededEntropy(++lives));
    }

    private static Envelope receive(MailQueue queue) throws IOException {
        MailQueue.Incoming incoming = queue.begin();
        Envelope envelope = EnvelopeSamples.relay(incoming.nextEnvelopeId(), "a@b.example");
        incoming.add(envelope);
        incoming.write(ByteBuffer.allocate(BODY_BYTES));
        incoming.commit();
        return envelope;
    }

    private long bytes() throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.list(folder.resolve("log"))) {
            for (Path file : files.toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }

    @Test
    void whatIsGoneFreesItsRoomAndWhatIsKeptStays() throws IOException {
        List<Envelope> kept = new ArrayList<>();
        try (LogQueue queue = open()) {
            for (int i = 0; i < 3_000; i++) {
                Envelope envelope = receive(queue);
                if (i % 300 == 0) {
                    kept.add(envelope);
                } else {
                    queue.remove(envelope.id());
                }
                if (i % 100 == 0) {
                    queue.tidy();
                }
            }
            queue.tidy();
            assertThat(bytes()).isLessThan(5L * LogLimits.SEGMENT_BYTES);
            assertThat(MailQueueContract.scan(queue)).containsExactlyInAnyOrderElementsOf(kept);
        }
        try (LogQueue queue = open()) {
            assertThat(MailQueueContract.scan(queue)).containsExactlyInAnyOrderElementsOf(kept);
            for (Envelope envelope : kept) {
                assertThat(MailQueueContract.body(queue, envelope.id().message()))
                        .hasSize(BODY_BYTES);
                queue.remove(envelope.id());
            }
        }
        try (LogQueue queue = open()) {
            assertThat(MailQueueContract.scan(queue)).isEmpty();
        }
    }

    /** A snapshot is only a help. */
    @Test
    void aDamagedSnapshotIsNotMissed() throws IOException {
        Envelope kept;
        try (LogQueue queue = open()) {
            kept = receive(queue);
            for (int i = 0; i < LogLimits.SEGMENTS_BETWEEN_SNAPSHOTS * 300; i++) {
                receive(queue);
            }
            queue.tidy();
            queue.remove(kept.id());
        }
        List<Path> snapshots;
        try (Stream<Path> files = Files.list(folder.resolve("log"))) {
            snapshots = files.filter(file -> file.toString().endsWith("snapshot")).toList();
        }
        assertThat(snapshots).hasSize(1);
        int all;
        try (LogQueue queue = open()) {
            all = MailQueueContract.scan(queue).size();
        }
        byte[] bytes = Files.readAllBytes(snapshots.getFirst());
        bytes[bytes.length / 2] ^= 1;
        Files.write(snapshots.getFirst(), bytes);
        try (LogQueue queue = open()) {
            assertThat(MailQueueContract.scan(queue)).hasSize(all).doesNotContain(kept);
        }
    }
}
