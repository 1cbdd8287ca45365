package org.waypost.mta.delivery.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waypost.mta.delivery.Samples.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waypost.engine.rule.Action;
import org.waypost.mta.delivery.Outcome;
import org.waypost.mta.delivery.Samples;
import org.waypost.mta.io.NioDisk;
import org.waypost.mta.io.fake.SyncLog;
import org.waypost.mta.queue.Envelope;

class MailboxTest {
    @TempDir private Path home;

    @BeforeEach
    void makeFolder() throws Exception {
        Files.createDirectory(home.resolve("mail"));
    }

    private LocalAgent agent() {
        return new Delivering(home, new NioDisk()).by(new Action.Mbox());
    }

    private static Envelope toFile(Path file) {
        return Samples.envelope(
                new Envelope.Local("in", "", "alice", file.toString(), ""),
                "bob@a.example",
                "alice@here.example",
                1);
    }

    @Test
    void messagesFollowEachOther() throws Exception {
        LocalAgent agent = agent();
        assertThat(agent.deliver(local("bob@a.example", "alice@here.example")))
                .isEqualTo(new Outcome.Delivered("Delivered"));
        agent.deliver(local("", "alice@here.example"));
        Path file = home.resolve("mail/alice");
        assertThat(Files.readString(file))
                .isEqualTo(
                        """
                        From bob@a.example Tue Nov 24 10:00:00 2026
                        Return-Path: <bob@a.example>
                        Delivered-To: alice@here.example
                        Subject: hello

                        line
                        >From here

                        From MAILER-DAEMON Tue Nov 24 10:00:00 2026
                        Delivered-To: alice@here.example
                        Subject: hello

                        line
                        >From here

                        """);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    /** A real disk refuses to sync it. */
    @Test
    void theNullDeviceTakesEverything() {
        assertThat(agent().deliver(toFile(Path.of("/dev/null"))))
                .isEqualTo(new Outcome.Delivered("Delivered"));
    }

    @Test
    void onlyWholeFromLinesAreQuotedAndTheLastLineEnds() throws Exception {
        new Delivering(home, new NioDisk())
                .message("\nFrom\nFrom x\n From x\nFromage \nFrFrom \nFro")
                .by(new Action.Mbox())
                .deliver(local("", "alice@here.example"));
        assertThat(Files.readString(home.resolve("mail/alice")))
                .endsWith("\n\nFrom\n>From x\n From x\nFromage \nFrFrom \nFro\n\n");
    }

    @Test
    void messageThatCannotBeReadLeavesTheMailboxAsItWas() throws Exception {
        Files.writeString(home.resolve("mail/alice"), "From old\n\n");
        assertThat(
                        new Delivering(home, new NioDisk())
                                .unreadable()
                                .by(new Action.Mbox())
                                .deliver(local("", "alice@here.example")))
                .isInstanceOf(Outcome.TemporaryFailure.class);
        assertThat(Files.readString(home.resolve("mail/alice"))).isEqualTo("From old\n\n");
    }

    @Test
    void fileOfAnAlias() throws Exception {
        Path file = home.resolve("archive");
        assertThat(agent().deliver(toFile(file))).isInstanceOf(Outcome.Delivered.class);
        assertThat(Files.readString(file)).startsWith("From bob@a.example ");
    }

    @Test
    void symbolicLinkIsNotFollowed() throws Exception {
        Files.writeString(home.resolve("precious"), "keep");
        Files.createSymbolicLink(home.resolve("mail/alice"), home.resolve("precious"));
        assertThat(agent().deliver(local("bob@a.example", "alice@here.example")))
                .isInstanceOf(Outcome.TemporaryFailure.class);
        assertThat(Files.readString(home.resolve("precious"))).isEqualTo("keep");
    }

    @Test
    void pathsThatCannotBeAreRefused() {
        assertThat(agent().deliver(toFile(home.resolve("no/such/folder"))))
                .isInstanceOf(Outcome.TemporaryFailure.class);
        Envelope nul =
                Samples.envelope(
                        new Envelope.Local("in", "", "alice", "/tmp/a\0b", ""),
                        "bob@a.example",
                        "alice@here.example",
                        1);
        assertThat(agent().deliver(nul)).isInstanceOf(Outcome.PermanentFailure.class);
    }

    @Test
    void deliveriesAtTheSameTimeDoNotMix() throws Exception {
        LocalAgent agent = agent();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            threads.add(
                    Thread.ofVirtual()
                            .start(
                                    () ->
                                            agent.deliver(
                                                    local("bob@a.example", "alice@here.example"))));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        String all = Files.readString(home.resolve("mail/alice"));
        String one = all.substring(0, all.length() / 20);
        assertThat(all).isEqualTo(one.repeat(20));
    }

    /** Contents first, then the name of a file that may be new. */
    @Test
    void deliveredIsSaidWhenContentsAndNameAreOnTheDisk() {
        List<String> calls = new ArrayList<>();
        LocalAgent agent = new Delivering(home, SyncLog.over(calls)).by(new Action.Mbox());
        agent.deliver(local("bob@a.example", "alice@here.example"));
        Path file = home.resolve("mail/alice");
        assertThat(calls).containsExactly("syncFile " + file, "syncDirectory " + file.getParent());
        calls.clear();
        agent.deliver(local("bob@a.example", "alice@here.example"));
        assertThat(calls).containsExactly("syncFile " + file);
    }

    @Test
    void whatCannotBeSyncedIsTakenBack() throws Exception {
        Path file = home.resolve("mail/alice");
        Files.writeString(file, "From old\n\n");
        Outcome outcome =
                new Delivering(home, SyncLog.failing())
                        .by(new Action.Mbox())
                        .deliver(local("bob@a.example", "alice@here.example"));
        assertThat(outcome).isInstanceOf(Outcome.TemporaryFailure.class);
        assertThat(Files.readString(file)).isEqualTo("From old\n\n");
    }

    /** The power failed while another message was appended. */
    @ParameterizedTest
    @ValueSource(strings = {"x", "From a\n\nhalf of a li", "From a\n\nwhole line\n", "\n"})
    void aMessageBehindATornOneBeginsAfterAnEmptyLine(String torn) throws Exception {
        Path file = home.resolve("mail/alice");
        Files.writeString(file, torn);
        agent().deliver(local("bob@a.example", "alice@here.example"));
        assertThat(Files.readString(file)).startsWith(torn).contains("\n\nFrom bob@a.example ");
    }
}
