package org.waypost.tests.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waypost.tests.process.Ended;
import org.waypost.tests.process.ServerProcess;

/** swaks speaks to the first example. */
@Tag("peer")
class SwaksTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int NO_SMARTHOST = 9;
    private static final String TEXT =
            """
            Date: Tue, 24 Nov 2026 00:00:00 +0000
            From: <carl@client.example>
            To: <alice@example.org>
            Subject: from swaks
            Message-ID: <1@client.example>

            Hello Alice,
            .
            ..two dots began this line, one alone stood before it
            """;

    @TempDir Path folder;

    @Test
    void aMessageForAnAliasLiesInTheMaildirByteForByte() throws Exception {
        FirstServer first = FirstServer.in(folder.resolve("first"));
        Path message = Files.writeString(folder.resolve("message"), TEXT.strip());
        try (ServerProcess server = first.start(NO_SMARTHOST)) {
            Ended sent =
                    new Swaks(first.port(), message)
                            .send("carl@client.example", "abuse@example.org");
            assertThat(sent.code()).as(sent.said()).isZero();
            Path arrived = first.mailbox("alice").await(1, SOON).getFirst();
            assertThat(Files.readString(arrived))
                    .endsWith(TEXT)
                    .containsPattern("(?m)^Received: from client.example ")
                    .contains("mx.example.org");
            assertThat(server.stop()).isZero();
        }
    }

    @Test
    void aRefusedSenderIsToldAtTheRecipient() throws Exception {
        FirstServer first = FirstServer.in(folder.resolve("first"));
        Path message = Files.writeString(folder.resolve("message"), TEXT.strip());
        try (ServerProcess server = first.start(NO_SMARTHOST)) {
            Ended sent =
                    new Swaks(first.port(), message).send("x@spam.example", "alice@example.org");
            assertThat(sent.code()).as(sent.said()).isEqualTo(Swaks.RECIPIENT_REFUSED);
            assertThat(sent.out()).contains("550");
            assertThat(server.isAlive()).isTrue();
        }
        assertThat(first.mailbox("alice").messages()).isEmpty();
    }
}
