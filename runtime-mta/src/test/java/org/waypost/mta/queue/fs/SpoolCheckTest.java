package org.waypost.mta.queue.fs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waypost.mta.io.NioDisk;
import org.waypost.mta.io.fake.SeededEntropy;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.MailQueueContract;

/** {@code smtpctl check queue}: what a person left behind. */
class SpoolCheckTest {
    @TempDir private Path folder;
    private FsQueue queue;
    private Envelope envelope;
    private Path message;

    @BeforeEach
    void aMessageWithTwoEnvelopes() throws IOException {
        SpoolLayout layout = new SpoolLayout(folder);
        queue = FsQueue.open(new NioDisk(), layout, new SeededEntropy(1));
        envelope = MailQueueContract.receive(queue, "text", "a@b", "c@d").getFirst();
        message = layout.folder(envelope.id().message());
    }

    @AfterEach
    void close() {
        queue.close();
    }

    private void assertFound(String... findings) throws IOException {
        assertThat(queue.check()).containsExactly(findings);
    }

    @Test
    void aQueueInOrderHasNoFindings() throws IOException {
        assertFound();
    }

    @Test
    void strangersAreNamedAndLeftAlone() throws IOException {
        Path stranger = Files.createFile(message.resolve("notes"));
        assertFound(stranger + ": not the name of an envelope, left alone");
        assertThat(stranger).exists();
    }

    @Test
    void aLeftoverOfAnUpdateGoes() throws IOException {
        Path leftover = Files.createFile(message.resolve(envelope.id() + ".tmp"));
        assertFound(leftover + ": left by an update that did not end; deleted");
        assertFound();
    }

    @Test
    void aMessageInTheWrongBucketComesHome() throws IOException {
        String bucket = message.getParent().getFileName().toString();
        Path wrong = Files.createDirectory(folder.resolve("queue").resolve("00"));
        Path there = wrong.resolve(message.getFileName());
        Files.move(message, there);
        assertFound(there + ": in the wrong bucket; moved to " + bucket);
        assertThat(MailQueueContract.scan(queue)).hasSize(2);
        assertFound();
    }

    @Test
    void aDamagedEnvelopeGoesToCorrupt() throws IOException {
        Path file = message.resolve(envelope.id().toString());
        Files.writeString(file, "nonsense");
        List<String> findings = queue.check();
        assertThat(findings).hasSize(1);
        assertThat(findings.getFirst()).startsWith(file + ": ").endsWith("; moved to corrupt/");
        assertThat(folder.resolve("corrupt").resolve(envelope.id().messageText()))
                .isDirectoryContaining("glob:**/" + envelope.id());
        assertFound();
    }

    @Test
    void envelopesWithoutTheirMessageWaitForAPerson() throws IOException {
        Files.delete(message.resolve("message"));
        assertFound(message + ": its message is not there: put it back, or `smtpctl remove` it");
        assertThat(MailQueueContract.scan(queue)).hasSize(2);
    }

    @Test
    void aMessageWithoutEnvelopesGoesToCorrupt() throws IOException {
        for (Envelope one : MailQueueContract.scan(queue)) {
            Files.delete(message.resolve(one.id().toString()));
        }
        assertFound(message + ": a message without envelopes; moved to corrupt/");
        assertThat(folder.resolve("corrupt").resolve(message.getFileName()).resolve("message"))
                .hasContent("text");
    }
}
