package org.waypost.mta.queue.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waypost.mta.io.NioDisk;
import org.waypost.mta.io.fake.SeededEntropy;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.EnvelopeSamples;
import org.waypost.mta.queue.MailQueue;
import org.waypost.mta.queue.MailQueueContract;

class ConversionTest {
    @TempDir private Path folder;

    private MailQueue open(QueueKind kind, String name) throws IOException {
        return kind.open(new NioDisk(), folder.resolve(name), new SeededEntropy(name.hashCode()));
    }

    @ParameterizedTest
    @CsvSource({"FS,LOG", "LOG,FS", "LOG,LOG", "FS,FS", "RAM,FS"})
    void everythingIsThereAfterwardsWithItsIds(QueueKind first, QueueKind second)
            throws IOException {
        try (MailQueue from = open(first, "from");
                MailQueue to = open(second, "to")) {
            MailQueueContract.receive(from, "one", "a@b", "c@d");
            List<Envelope> sent = MailQueueContract.receive(from, "x".repeat(100_000), "e@f");
            Envelope tried =
                    sent.getFirst()
                            .with(
                                    new Envelope.Attempts(
                                            2, EnvelopeSamples.NOON, Instant.EPOCH, "451 x"));
            from.update(tried);
            List<Envelope> before = MailQueueContract.scan(from);
            Conversion conversion = new Conversion(from, to);
            assertThat(conversion.run()).isEqualTo(new Conversion.Result(2, 3, 0, List.of()));
            assertThat(conversion.run()).isEqualTo(new Conversion.Result(0, 0, 2, List.of()));
            assertThat(MailQueueContract.scan(to)).containsExactlyInAnyOrderElementsOf(before);
            assertThat(MailQueueContract.scan(from)).containsExactlyInAnyOrderElementsOf(before);
            for (Envelope envelope : before) {
                int message = envelope.id().message();
                assertThat(MailQueueContract.body(to, message))
                        .isEqualTo(MailQueueContract.body(from, message));
            }
        }
    }

    /** Mail that the other kind does not see would never be delivered. */
    @ParameterizedTest
    @CsvSource({"FS,LOG", "LOG,FS"})
    void aSpoolOfAnotherKindIsRefused(QueueKind first, QueueKind second) throws IOException {
        try (MailQueue queue = open(first, "spool")) {
            MailQueueContract.receive(queue, "one", "a@b");
        }
        assertThat(QueueKind.in(new NioDisk(), folder.resolve("spool"))).contains(first);
        assertThatThrownBy(() -> open(second, "spool"))
                .hasMessageContaining("start with --queue " + first.word());
        List<Envelope> seen = new java.util.ArrayList<>();
        QueueKind.read(new NioDisk(), folder.resolve("spool")).scan(seen::add);
        assertThat(seen).hasSize(1);
    }
}
