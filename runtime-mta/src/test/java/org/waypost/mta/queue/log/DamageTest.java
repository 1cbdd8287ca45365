package org.waypost.mta.queue.log;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waypost.mta.io.NioDisk;
import org.waypost.mta.io.fake.SeededEntropy;
import org.waypost.mta.queue.DamagedEnvelopeException;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.EnvelopeSamples;
import org.waypost.mta.queue.MailQueue;
import org.waypost.mta.queue.MailQueueContract;
import org.waypost.mta.queue.fs.SpoolLayout;

/** Bytes that changed, on a real disk. */
class DamageTest {
    @TempDir private Path folder;
    private int lives;

    private LogQueue open() throws IOException {
        LogLayout layout = new LogLayout(new SpoolLayout(folder));
        return LogQueue.open(new NioDisk(), layout, new SeededEntropy(++lives));
    }

    private static Envelope receive(MailQueue queue, String body) throws IOException {
        MailQueue.Incoming incoming = queue.begin();
        Envelope envelope = EnvelopeSamples.relay(incoming.nextEnvelopeId(), "a@b.example");
        incoming.add(envelope);
        incoming.write(ByteBuffer.wrap(body.getBytes(US_ASCII)));
        incoming.commit();
        return envelope;
    }

    private List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("log"))) {
            return files.filter(file -> file.toString().endsWith(".log")).sorted().toList();
        }
    }

    private List<String> corrupt() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("corrupt"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Whatever byte is changed: the others are there, and what is there is what was sent. */
    @Test
    void oneByteCostsAtMostOneMessage() throws IOException {
        Set<Envelope> sent = new HashSet<>();
        try (LogQueue queue = open()) {
            for (int i = 0; i < 5; i++) {
                sent.add(receive(queue, "message " + i + "\n"));
            }
        }
        Path segment = segments().getFirst();
        byte[] whole = Files.readAllBytes(segment);
        for (int at = 0; at < whole.length; at += 7) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x40;
            restore(segment, damaged);
            try (LogQueue queue = open()) {
                List<Envelope> found = MailQueueContract.scan(queue);
                assertThat(sent).as("byte %d", at).containsAll(found);
                assertThat(found).as("byte %d", at).hasSizeGreaterThanOrEqualTo(4);
                for (Envelope envelope : found) {
                    assertThat(MailQueueContract.body(queue, envelope.id().message()))
                            .startsWith("message ");
                }
                assertThat(corrupt()).as("byte %d", at).isNotEmpty();
            }
        }
    }

    private void restore(Path segment, byte[] bytes) throws IOException {
        for (String inner : List.of("log", "corrupt")) {
            try (Stream<Path> files = Files.list(folder.resolve(inner))) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.write(segment, bytes);
    }

    @Test
    void aDamagedSegmentIsReportedOnce() throws IOException {
        Envelope kept;
        try (LogQueue queue = open()) {
            receive(queue, "one\n");
            receive(queue, "two\n");
            kept = receive(queue, "three\n");
        }
        Path segment = segments().getFirst();
        byte[] bytes = Files.readAllBytes(segment);
        bytes[60] ^= 1;
        Files.write(segment, bytes);
        try (LogQueue queue = open()) {
            assertThat(MailQueueContract.scan(queue)).hasSize(2).contains(kept);
            assertThat(corrupt()).containsExactly(segment.getFileName().toString());
        }
        try (LogQueue queue = open()) {
            assertThat(MailQueueContract.scan(queue)).hasSize(2).contains(kept);
            assertThat(corrupt()).hasSize(1);
        }
    }

    @Test
    void aTornEndIsPutAwayOnce() throws IOException {
        Envelope kept;
        try (LogQueue queue = open()) {
            kept = receive(queue, "one\n");
            receive(queue, "two\n");
        }
        Path segment = segments().getFirst();
        byte[] bytes = Files.readAllBytes(segment);
        Files.write(segment, Arrays.copyOf(bytes, bytes.length - 5));
        for (int i = 0; i < 3; i++) {
            try (LogQueue queue = open()) {
                assertThat(MailQueueContract.scan(queue)).containsExactly(kept);
                assertThat(corrupt()).hasSize(1);
            }
        }
    }

    /** A client may send what it likes. */
    @Test
    void aRecordInABodyIsNoRecord() throws IOException {
        try (LogQueue queue = open()) {
            Envelope removed = receive(queue, "first\n");
            byte[] forged = Files.readAllBytes(segments().getFirst());
            MailQueue.Incoming incoming = queue.begin();
            incoming.add(EnvelopeSamples.relay(incoming.nextEnvelopeId(), "c@d.example"));
            incoming.write(ByteBuffer.wrap(changedSalt(forged)));
            incoming.commit();
            queue.remove(removed.id());
        }
        Path segment = segments().getFirst();
        byte[] bytes = Files.readAllBytes(segment);
        int second = new String(bytes, ISO_8859_1).indexOf("c@d.example");
        bytes[second] ^= 1;
        Files.write(segment, bytes);
        try (LogQueue queue = open()) {
            assertThat(MailQueueContract.scan(queue)).isEmpty();
        }
    }

    /** What somebody who does not know the salt can write. */
    private static byte[] changedSalt(byte[] record) {
        byte[] copy = record.clone();
        copy[0] ^= 1;
        return copy;
    }

    @Test
    void damageUnderARunningServerIsFoundWhenItIsRead() throws IOException {
        try (LogQueue queue = open()) {
            Envelope one = receive(queue, "one\n");
            Envelope two = receive(queue, "two\n");
            Path segment = segments().getFirst();
            byte[] bytes = Files.readAllBytes(segment);
            int at = new String(bytes, ISO_8859_1).indexOf("a@b.example");
            bytes[at] ^= 1;
            Files.write(segment, bytes);
            assertThatThrownBy(() -> queue.load(one.id()))
                    .isInstanceOf(DamagedEnvelopeException.class);
            assertThat(MailQueueContract.scan(queue)).containsExactly(two);
            assertThat(folder.resolve("corrupt").resolve(one.id().messageText()))
                    .isDirectoryContaining("glob:**/" + one.id());
        }
    }

    @Test
    void aSegmentThatIsMovedAwayIsNotWrittenBlindly() throws IOException {
        try (LogQueue queue = open()) {
            receive(queue, "one\n");
            Path segment = segments().getFirst();
            Path away = folder.resolve("away");
            Files.move(segment, away);
            assertThatThrownBy(() -> receive(queue, "two\n")).isInstanceOf(IOException.class);
            Envelope three = receive(queue, "three\n");
            Files.move(away, segment);
            assertThat(MailQueueContract.scan(queue)).hasSize(2).contains(three);
        }
        try (LogQueue queue = open()) {
            List<Envelope> found = new ArrayList<>(MailQueueContract.scan(queue));
            assertThat(found).hasSize(2);
        }
    }
}
