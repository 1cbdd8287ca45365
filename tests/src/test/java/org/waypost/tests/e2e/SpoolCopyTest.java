package org.waypost.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waypost.tests.process.Commands;
import org.waypost.tests.process.Ended;
import org.waypost.tests.process.Patience;
import org.waypost.tests.process.ServerProcess;
import org.waypost.tests.process.SmtpClient;

/** A message is a folder: copied into the spool of another server, it is delivered from there. */
@Tag("whole")
class SpoolCopyTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Letter LETTER = new Letter(10);

    @TempDir Path folder;
    private Mailroom here = new Mailroom(Path.of(""), 0, "");
    private Mailroom there = new Mailroom(Path.of(""), 0, "");

    @BeforeEach
    void leaveAMessageInTheFirstSpool() throws Exception {
        here = Mailroom.in(folder.resolve("here"));
        there = Mailroom.in(folder.resolve("there"));
        try (ServerProcess server = ServerProcess.start(here.setup())) {
            server.told("pause", "mda");
            try (SmtpClient client = SmtpClient.connect(here.port())) {
                client.say("EHLO client.example", "250");
                client.say("MAIL FROM:<" + LETTER.sender() + ">", "250");
                for (String user : LETTER.recipients()) {
                    client.say("RCPT TO:<" + user + "@example.org>", "250");
                }
                client.say("DATA", "354");
                assertThat(client.message(LETTER.text())).startsWith("250");
            }
        }
        assertThat(here.filesArrived()).isZero();
    }

    @Test
    void aServerThatStartsDeliversIt() throws Exception {
        // Started once, so that the spool is there to be copied into.
        ServerProcess.start(there.setup()).close();
        copy();
        try (ServerProcess server = ServerProcess.start(there.setup())) {
            assertDelivered(server);
        }
    }

    @Test
    void aServerThatRunsIsToldToLook() throws Exception {
        try (ServerProcess server = ServerProcess.start(there.setup())) {
            server.told("discover", copy());
            assertDelivered(server);
        }
    }

    private void assertDelivered(ServerProcess server) throws IOException {
        assertThat(there.await(List.of(LETTER.id()), SOON).values()).containsOnly(1);
        Patience.until("the queue is empty", SOON, () -> server.queue().isBlank());
        assertThat(here.filesArrived()).isZero();
    }

    /** Returns the id of the message: the name of its folder. */
    private String copy() throws IOException {
        Path message = onlyMessage();
        Path bucket = there.spool().resolve("queue").resolve(message.getParent().getFileName());
        Files.createDirectories(bucket);
        Ended copied = Commands.run("cp", "-a", message.toString(), bucket.toString());
        assertThat(copied.code()).as(copied.said()).isZero();
        return message.getFileName().toString();
    }

    private Path onlyMessage() throws IOException {
        List<Path> found = here.messagesInSpool();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }
}
