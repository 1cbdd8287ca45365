package org.waypost.mta.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waypost.mta.boot.Server;

/** Mail of local programs: through the socket, and through the folder while no server runs. */
class SendmailTest {
    private static final String CONFIGURATION =
            """
            listen on socket tag LOC
            action "out" relay
            match tag LOC from local for domain "b.example" action "out"
            """;

    private static final String MAIL = "Subject: hi\nBcc: secret@b.example\n\n.\ncaf\u00e9\n.";

    @TempDir Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Server start() throws Exception {
        return QuietServer.start(folder, CONFIGURATION);
    }

    private Path spool() {
        return folder.resolve("spool");
    }

    private int sendmail(String mail, String... arguments) {
        InputStream in = new ByteArrayInputStream(mail.getBytes(ISO_8859_1));
        return new Sendmail(in, printer(out), printer(err))
                .run(List.of(arguments), Map.of("WAYPOST_SPOOL", spool().toString()));
    }

    private static PrintStream printer(ByteArrayOutputStream to) {
        return new PrintStream(to, true, ISO_8859_1);
    }

    private String smtpctl(String... words) {
        out.reset();
        List<String> all = new ArrayList<>(List.of("--spool=" + spool()));
        all.addAll(List.of(words));
        new Smtpctl(InputStream.nullInputStream(), printer(out), printer(err)).run(all, Map.of());
        return out.toString(ISO_8859_1);
    }

    @Test
    void aProgramHandsInThroughTheSocket() throws Exception {
        try (Server server = start()) {
            assertThat(server.addresses()).isEmpty();
            assertThat(sendmail(MAIL, "-i", "-f", "ann", "-F", "Ann \"A\"", "x@b.example"))
                    .as(err.toString())
                    .isZero();
            String queue = smtpctl("show", "queue");
            assertThat(queue)
                    .contains("|local|mta|auth|ann@mx.example.org|x@b.example|x@b.example|");
            assertThat(smtpctl("show", "message", queue.substring(0, 8)))
                    .startsWith("Received: from localhost (mx.example.org [local])\n\tby")
                    .contains("\nSubject: hi\nFrom: \"Ann \\\"A\\\"\" <ann@")
                    .contains("\nTo: undisclosed-recipients:;\n")
                    .doesNotContain("secret")
                    .endsWith("\n\n.\ncaf\u00e9\n.\n");
        }
    }

    @Test
    void whatTheRulesRefuseIsToldAtOnce() throws Exception {
        try (Server server = start()) {
            String large = MAIL + "x".repeat(1_000_000);
            assertThat(sendmail(large, "x@c.example")).isEqualTo(65);
            assertThat(err.toString()).startsWith("sendmail: 550 ").contains("<x@c.example>");
            assertThat(sendmail(MAIL)).isEqualTo(65);
            assertThat(err.toString()).contains("sendmail: no recipients");
            assertThat(smtpctl("show", "queue")).isEmpty();
            assertThat(server.addresses()).isEmpty();
        }
    }

    @Test
    void recipientsMayStandInTheHeader() throws Exception {
        try (Server server = start()) {
            String mail = "To: B <one@b.example>,\n two@b.example\nBcc: three@b.example\n\nhi\n";
            assertThat(sendmail(mail, "-t", "-oi")).isZero();
            assertThat(smtpctl("show", "queue")).hasLineCount(3).contains("|three@b.example|");
            assertThat(server.addresses()).isEmpty();
        }
    }

    @Test
    void withoutAServerItWaitsInTheFolder() throws Exception {
        assertThat(sendmail(MAIL, "-f", "<>", "x@b.example")).isZero();
        assertThat(sendmail(MAIL, "x@c.example")).isZero();
        assertThat(waiting()).hasSize(2).allMatch(name -> name.endsWith(".mail"));
        Server server = start();
        awaitTakenUp();
        assertThat(smtpctl("show", "queue"))
                .hasLineCount(1)
                .contains("|bounce,auth|@|x@b.example|");
        server.close();
        assertThat(waiting()).singleElement().asString().endsWith(".mail.refused");
    }

    /** Each message leaves its name: by a removal or by a rename. */
    private void awaitTakenUp() throws IOException {
        while (waiting().stream().anyMatch(name -> name.endsWith(".mail"))) {
            Thread.onSpinWait();
        }
    }

    private List<String> waiting() throws IOException {
        try (Stream<Path> files = Files.list(spool().resolve("offline"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void whatTheSenderWantsToBeTold() throws Exception {
        assertThat(
                        sendmail(
                                MAIL,
                                "-N",
                                "success,failure",
                                "-R",
                                "hdrs",
                                "-V",
                                "my id+1",
                                "x@b.example"))
                .isZero();
        assertThat(sendmail(MAIL, "-N", "sometimes", "x@b.example")).isEqualTo(64);
        assertThat(sendmail(MAIL, "-R", "half", "x@b.example")).isEqualTo(64);
        assertThat(sendmail(MAIL, "-V", "", "x@b.example")).isEqualTo(64);
        try (Server server = start()) {
            assertThat(server.addresses()).isEmpty();
            awaitTakenUp();
            assertThat(sendmail(MAIL, "-Nnever", "y@b.example")).isZero();
            for (String line : smtpctl("show", "queue").lines().toList()) {
                String envelope = smtpctl("show", "envelope", line.substring(0, 16));
                assertThat(envelope)
                        .contains(
                                line.contains("|x@b.example|")
                                        ? "dsn-notify: 3\ndsn-ret: HDRS\ndsn-envid: my+20id+2B1\n"
                                        : "dsn-notify: 8\n");
            }
        }
    }

    @Test
    void otherNamesForSmtpctl() throws Exception {
        try (Server server = start()) {
            assertThat(sendmail("", "-bp")).isZero();
            assertThat(sendmail("", "-bi")).isZero();
            assertThat(sendmail("", "-bs")).isEqualTo(64);
            assertThat(sendmail("", "-f")).isEqualTo(64);
            assertThat(server.addresses()).isEmpty();
        }
    }

    @Test
    void addressesOfAField() {
        assertThat(
                        AddressList.of(
                                " \"Doe, J. (x)\" <j@a.example> (c, d), k@b.example,"
                                        + " team: l@c.example, <@r:m@d.example>;, "))
                .containsExactly("j@a.example", "k@b.example", "l@c.example", "m@d.example");
    }

    @Test
    void aMessageThatWentInACircleIsSeen() {
        Composition.Missing missing = new Composition.Missing("a@b", "now", "<1@b>");
        String trace = "Received: by x\n\tid 1\n";
        assertThat(Composition.of(trace.repeat(99) + "\n", missing).loops()).isFalse();
        assertThat(Composition.of(trace.repeat(100) + "\n", missing).loops()).isTrue();
        assertThat(new String(Composition.of("no header\n", missing).message(), ISO_8859_1))
                .endsWith("Message-ID: <1@b>\nTo: undisclosed-recipients:;\n\nno header\n");
    }
}
