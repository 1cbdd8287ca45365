package org.waypost.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waypost.tests.process.Commands;
import org.waypost.tests.process.Ended;

/** What a person can get wrong is one clear line and exit 1, never a stack trace. */
@Tag("whole")
class OneClearLineTest {
    private static final String GOOD =
            """
            listen on 127.0.0.1 port %d
            action "out" relay
            match from local for any action "out"
            """;

    @TempDir Path folder;

    @Test
    void aGoodFileIsOk() throws IOException {
        Path file = Files.writeString(folder.resolve("smtpd.conf"), GOOD.formatted(2525));
        Ended ended = check(file);
        assertThat(ended.code()).as(ended.said()).isZero();
        assertThat(ended.err()).isEqualTo("configuration OK\n");
        assertThat(ended.out()).isEmpty();
    }

    @Test
    void aMissingFile() {
        assertOneLine(check(folder.resolve("none.conf")), "none.conf");
    }

    @Test
    void aFolder() {
        assertOneLine(check(folder), folder.getFileName().toString());
    }

    @Test
    void aBinaryFile() throws IOException {
        Path file = folder.resolve("binary");
        Files.write(file, new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, (byte) 0xff, 0});
        assertOneLine(check(file), "binary");
    }

    @Test
    void anErrorIsSaidWithFileAndLine() throws IOException {
        String text = GOOD.formatted(2525) + "match from any for any action \"nowhere\"\n";
        Path file = Files.writeString(folder.resolve("smtpd.conf"), text);
        Ended ended = check(file);
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).startsWith(file + ":4: ").contains("nowhere");
    }

    @Test
    void whatIsNotRunIsNamedAtTheStart() throws IOException {
        String text = "filter spam proc-exec \"/usr/local/bin/spam\"\n" + GOOD.formatted(2525);
        Path file = Files.writeString(folder.resolve("smtpd.conf"), text);
        Ended ended = start(file);
        assertThat(ended.code()).as(ended.said()).isEqualTo(1);
        assertThat(ended.said())
                .contains("filter")
                .contains("smtpd.conf:1")
                .doesNotContain("\tat ");
    }

    @Test
    void aPortThatIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String text = GOOD.formatted(taken.getLocalPort());
            Path file = Files.writeString(folder.resolve("smtpd.conf"), text);
            assertOneLine(start(file), Integer.toString(taken.getLocalPort()));
        }
    }

    private Ended check(Path file) {
        return Commands.waypost("smtpd", "-n", "-f", file.toString());
    }

    private Ended start(Path file) {
        String spool = folder.resolve("spool").toString();
        return Commands.waypost("smtpd", "-d", "-f", file.toString(), "--spool", spool);
    }

    private static void assertOneLine(Ended ended, String named) {
        assertThat(ended.code()).as(ended.said()).isEqualTo(1);
        assertThat(ended.err().lines()).as(ended.said()).hasSize(1);
        assertThat(ended.err()).contains(named).doesNotContain("Exception");
        assertThat(ended.out()).isEmpty();
    }
}
