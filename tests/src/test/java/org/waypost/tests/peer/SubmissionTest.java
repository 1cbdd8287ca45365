package org.waypost.tests.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waypost.tests.process.Commands;
import org.waypost.tests.process.Ended;
import org.waypost.tests.process.Ports;
import org.waypost.tests.process.ServerProcess;
import org.waypost.tests.process.ServerSetup;

/** swaks logs in to the sixth example, inside TLS and outside. */
@Tag("peer")
class SubmissionTest {
    @TempDir Path folder;
    private Path message = Path.of("");
    private int submission;

    @BeforeEach
    void writeMessage() throws IOException {
        message = Files.writeString(folder.resolve("message"), "Subject: hello\n\nhello\n");
    }

    @Test
    void aLoginInsideTlsMaySendAnywhere() throws Exception {
        try (ServerProcess server = start()) {
            server.told("pause", "mta");
            Ended sent = send("--tls", "--auth", "PLAIN", "-au", "alice", "-ap", "secret");
            assertThat(sent.code()).as(sent.said()).isZero();
            assertThat(sent.out()).contains("235 ");
            assertThat(server.queue()).contains("bob@elsewhere.example");
        }
    }

    @Test
    void aWrongPasswordIsRefused() throws Exception {
        try (ServerProcess server = start()) {
            Ended sent = send("--tls", "--auth", "PLAIN", "-au", "alice", "-ap", "wrong");
            assertThat(sent.code()).as(sent.said()).isEqualTo(Swaks.LOGIN_REFUSED);
            assertThat(sent.out()).contains("535 ").doesNotContain("235 ");
            assertThat(server.isAlive()).isTrue();
        }
    }

    @Test
    void withoutTlsNobodyLogsIn() throws Exception {
        try (ServerProcess server = start()) {
            Ended sent = send("--auth", "PLAIN", "-au", "alice", "-ap", "secret");
            assertThat(sent.code()).as(sent.said()).isNotZero();
            assertThat(sent.out()).doesNotContain("235 ").doesNotContain("250 2.0.0");
            assertThat(server.isAlive()).isTrue();
        }
    }

    private Ended send(String... more) {
        return new Swaks(submission, message)
                .send("alice@example.org", "bob@elsewhere.example", more);
    }

    private ServerProcess start() {
        Path cert = folder.resolve("mx.pem");
        Path key = folder.resolve("mx.key");
        Ended made =
                Commands.run(
                        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=mx.example.org"
                                .concat(" -keyout " + key + " -out " + cert)
                                .split(" "));
        assertThat(made.code()).as(made.said()).isZero();
        int smtp = Ports.free();
        submission = Ports.free();
        Map<String, String> macros =
                Map.of(
                        "smtp_port",
                        Integer.toString(smtp),
                        "submission_port",
                        Integer.toString(submission),
                        "tls_cert",
                        "\"" + cert + "\"",
                        "tls_key",
                        "\"" + key + "\"");
        Path config = Commands.repository().resolve("examples/06-submission/smtpd.conf");
        Path spool = folder.resolve("spool");
        return ServerProcess.start(
                new ServerSetup(config, spool, macros, List.of(smtp, submission), List.of(), "fs"));
    }
}
