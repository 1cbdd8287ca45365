package org.waypost.mta.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.waypost.compiler.model.Listener;
import org.waypost.engine.rule.Matching;
import org.waypost.mta.limits.SessionQuota;

/**
 * Each file of {@code src/test/resources/dialogue} is a whole session as it must go. {@code C:}
 * lines are sent with CR LF, {@code R:} lines as they are with {@code \r \n \0} spelled out, {@code
 * E:} are events; all others are what came of it. {@code -Ddialogue.update=true} writes them anew:
 * read the difference before you keep it.
 */
class DialogueTest {
    private static final Path FOLDER = Path.of("src/test/resources/dialogue");

    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(f -> f.toString().endsWith(".txt")).sorted().toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void goesAsWritten(Path file) throws IOException {
        String expected = Files.readString(file, StandardCharsets.ISO_8859_1);
        String actual = run(expected.lines().toList());
        if (Boolean.getBoolean("dialogue.update")) {
            Files.writeString(file, actual, StandardCharsets.ISO_8859_1);
            return;
        }
        assertThat(actual).isEqualTo(expected);
    }

    private static String run(List<String> script) throws IOException {
        String options = script.getFirst();
        SessionDriver driver = driver(options);
        StringBuilder transcript = new StringBuilder(options).append('\n');
        int done = 0;
        for (String line : script.subList(1, script.size())) {
            if (!line.startsWith("#") && !isInput(line)) {
                continue;
            }
            transcript.append(line).append('\n');
            send(driver, line);
            transcript.append(driver.transcript(), done, driver.transcript().length());
            done = driver.transcript().length();
        }
        return transcript.toString();
    }

    private static boolean isInput(String line) {
        return line.startsWith("C: ") || line.startsWith("R: ") || line.startsWith("E: ");
    }

    private static void send(SessionDriver driver, String line) {
        if (line.startsWith("C: ")) {
            driver.bytes(line.substring(3) + "\r\n");
        } else if (line.startsWith("R: ")) {
            driver.bytes(
                    line.substring(3)
                            .replace("\\r", "\r")
                            .replace("\\n", "\n")
                            .replace("\\0", "\0"));
        } else if (line.startsWith("E: ")) {
            driver.event(event(line.substring(3)));
        }
    }

    private static Event event(String name) {
        return switch (name) {
            case "opened" -> new Event.Opened();
            case "handshake" -> new Event.TlsStarted("TLSv1.3:TLS_AES_256_GCM_SHA384:256:NO");
            case "idle" -> new Event.Idle();
            case "shutdown" -> new Event.Closing();
            case "long" -> new Event.LineTooLong();
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** The first line: {@code # tls=… auth=… [submission]}. */
    private static SessionDriver driver(String options) throws IOException {
        ListenerProfile profile =
                new ListenerProfile(
                        "mx.example.org",
                        "",
                        Matching.V7_8,
                        option(Listener.Tls.class, options, "tls="),
                        option(Listener.Auth.class, options, "auth="),
                        false,
                        false,
                        new SessionQuota(2000, 3, 3),
                        false);
        Client client = Client.of(InetAddress.ofLiteral("192.0.2.7"));
        return new SessionDriver(profile, client, options.contains("submission"));
    }

    private static <E extends Enum<E>> E option(Class<E> type, String options, String name) {
        int start = options.indexOf(name) + name.length();
        return Enum.valueOf(type, options.substring(start).split(" ")[0]);
    }
}
