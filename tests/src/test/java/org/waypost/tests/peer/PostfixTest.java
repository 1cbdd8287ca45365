package org.waypost.tests.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waypost.tests.process.Ended;
import org.waypost.tests.process.Patience;
import org.waypost.tests.process.ServerProcess;

/** Debian's Postfix on the other side of the first example. */
@Tag("peer")
class PostfixTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String TEXT =
            """
            Date: Tue, 24 Nov 2026 00:00:00 +0000
            From: <alice@example.org>
            To: <peer@peer.example.net>
            Subject: to Postfix
            Message-ID: <1@example.org>

            Hello,
            .
            from a server that speaks to another one.
            """;

    @TempDir Path folder;

    @Test
    void aRelayedMessageArrivesThere() throws Exception {
        FirstServer first = FirstServer.in(folder.resolve("first"));
        Path message = Files.writeString(folder.resolve("message"), TEXT.strip());
        try (Postfix postfix = Postfix.start(first.port());
                ServerProcess server = first.start(postfix.port())) {
            Ended sent =
                    new Swaks(first.port(), message)
                            .send("alice@example.org", "peer@peer.example.net");
            assertThat(sent.code()).as(sent.said()).isZero();
            Path arrived = postfix.mailbox().await(1, SOON).getFirst();
            assertThat(Files.readString(arrived)).endsWith(TEXT).contains("by mx.example.org");
            assertThat(postfix.log()).contains("status=sent").doesNotContain("warning:");
            Patience.until("the queue is empty", SOON, () -> server.queue().isBlank());
        }
    }

    @Test
    void aMessageFromThereArrivesHere() throws Exception {
        FirstServer first = FirstServer.in(folder.resolve("first"));
        Path message = Files.writeString(folder.resolve("message"), TEXT.strip());
        try (ServerProcess server = first.start(9);
                Postfix postfix = Postfix.start(first.port())) {
            Ended sent =
                    new Swaks(postfix.port(), message)
                            .send("carl@client.example", "bob@example.org");
            assertThat(sent.code()).as(sent.said()).isZero();
            Path arrived = first.mailbox("bob").await(1, SOON).getFirst();
            assertThat(Files.readString(arrived))
                    .endsWith(TEXT)
                    .contains("from peer.example.net")
                    .contains("by mx.example.org");
            assertThat(server.isAlive()).isTrue();
        }
    }

    @Test
    void aRecipientThatIsRefusedHereBouncesThere() throws Exception {
        FirstServer first = FirstServer.in(folder.resolve("first"));
        Path message = Files.writeString(folder.resolve("message"), TEXT.strip());
        try (ServerProcess server = first.start(9);
                Postfix postfix = Postfix.start(first.port())) {
            Ended sent =
                    new Swaks(postfix.port(), message)
                            .send("peer@peer.example.net", "no@example.org");
            assertThat(sent.code()).as(sent.said()).isZero();
            Path bounce = postfix.mailbox().await(1, SOON).getFirst();
            assertThat(Files.readString(bounce)).contains("no@example.org").contains("550");
            assertThat(server.isAlive()).isTrue();
        }
    }
}
