package org.waypost.tests.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waypost.tests.process.Commands;
import org.waypost.tests.process.Patience;
import org.waypost.tests.process.ServerProcess;
import org.waypost.tests.process.SmtpClient;
import org.waypost.tests.process.Strace;

/**
 * Every system call on the spool is on paper: what strace(1) sees of a server is compared, call by
 * call, with the list in the server's README.
 */
@Tag("whole")
class SystemCallsTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Path PAPER = Commands.repository().resolve("runtime-mta/README.md");

    /** What is asked every five seconds, whatever else happens: the room that is left, smtpctl. */
    private static final List<String> ASIDE =
            List.of("statx .", "readlink .", "statfs .", "statx control");

    /** Characters. */
    private static final int ENVELOPE_ID = 16;

    /** More than the server keeps in memory, less than two of its writes. */
    private static final int LINES_BROKEN_OFF = 250;

    @TempDir Path folder;

    /** Something that a server is made to do, to its end. */
    private interface Deed {
        void run(Strace strace) throws Exception;
    }

    @Test
    void noCallIsMissingOnPaper() throws Exception {
        assumeTrue(Commands.exists("strace"), "strace is not installed");
        Mailroom room = Mailroom.in(folder.resolve("room"));
        Map<String, String> measured = new LinkedHashMap<>();
        try (ServerProcess server = ServerProcess.start(room.setup())) {
            server.told("pause", "mda");
            warmUp(room, server);
            measure(room, server, measured);
            assertThat(server.stop()).isZero();
        }
        String seen = measured.entrySet().stream().map(Object::toString).collect(lines());
        String paper = paper().entrySet().stream().map(Object::toString).collect(lines());
        assertThat(seen).isEqualTo(paper);
    }

    private static Collector<CharSequence, ?, String> lines() {
        return Collectors.joining("\n");
    }

    private static void measure(Mailroom room, ServerProcess server, Map<String, String> measured)
            throws Exception {
        Path spool = room.spool();
        Deed one = strace -> send(room, "ada");
        empty(spool, server);
        measured.put("take, new bucket", calls(room, server, one));
        for (int bucket = 0; bucket < 256; bucket++) {
            Files.createDirectories(spool.resolve("queue/%02x".formatted(bucket)));
        }
        measured.put("take", calls(room, server, one));
        empty(spool, server);
        measured.put("take, two recipients", calls(room, server, _ -> send(room, "ada", "bo")));
        empty(spool, server);
        measured.put("break off", calls(room, server, strace -> breakOff(room, strace)));
        send(room, "ada");
        measured.put("deliver the last", calls(room, server, strace -> deliver(server, strace)));
        send(room, "ada");
        measured.put("retry later", calls(room, server, strace -> fail(room, server, strace)));
        empty(spool, server);
        send(room, "ada", "bo");
        String first = server.queue().substring(0, ENVELOPE_ID);
        measured.put(
                "remove one of two",
                calls(room, server, strace -> removeOne(first, server, strace)));
    }

    /** The folder is synced with whatever else is removed in that second. */
    private static void removeOne(String id, ServerProcess server, Strace strace) {
        server.told("remove", id);
        await(strace, "fsync(");
        await(strace, "close(", "/spool/purge>");
    }

    /** A file is where the maildir should be: a failure for now. */
    private static void fail(Mailroom room, ServerProcess server, Strace strace)
            throws IOException {
        String message = room.messagesInSpool().getFirst().toString();
        Path maildir = room.folder().resolve("mail/ada");
        Path aside = room.folder().resolve("aside");
        Files.move(maildir, aside);
        Files.writeString(maildir, "in the way\n");
        server.told("resume", "mda");
        await(strace, "close(", message + ">");
        server.told("pause", "mda");
        Files.delete(maildir);
        Files.move(aside, maildir);
    }

    /** Classes are read and buffers made once. */
    private static void warmUp(Mailroom room, ServerProcess server) throws Exception {
        send(room, "ada");
        empty(room.spool(), server);
    }

    /** What is queued goes, and what went is deleted. */
    private static void empty(Path spool, ServerProcess server) throws IOException {
        server.told("remove", "all");
        Patience.until(
                "an empty spool",
                SOON,
                () -> server.queue().isBlank() && names(spool.resolve("purge")).isEmpty());
    }

    private static List<Path> names(Path place) throws IOException {
        try (var entries = Files.list(place)) {
            return entries.toList();
        }
    }

    private static void send(Mailroom room, String... users) throws IOException {
        try (SmtpClient client = SmtpClient.connect(room.port())) {
            client.say("EHLO client.example", "250");
            client.say("MAIL FROM:<a@client.example>", "250");
            for (String user : users) {
                client.say("RCPT TO:<" + user + "@example.org>", "250");
            }
            client.say("DATA", "354");
            assertThat(client.message("Subject: one\n\ntext\n".getBytes(US_ASCII)))
                    .startsWith("250");
            client.say("QUIT", "221");
        }
    }

    /** A message of which a part lies in the spool already. */
    private static void breakOff(Mailroom room, Strace strace) throws IOException {
        try (SmtpClient client = SmtpClient.connect(room.port())) {
            client.say("EHLO client.example", "250");
            client.begin("a@client.example", "ada@example.org");
            client.sendRaw(("x".repeat(70) + "\r\n").repeat(LINES_BROKEN_OFF).getBytes(US_ASCII));
            await(strace, "/message>");
            client.vanish();
        }
        await(strace, "rmdir(");
    }

    private static void deliver(ServerProcess server, Strace strace) {
        server.told("resume", "mda");
        await(strace, "rmdir(");
        server.told("pause", "mda");
    }

    private static void await(Strace strace, String... words) {
        Patience.until(List.of(words).toString(), SOON, () -> strace.seen(words) > 0);
    }

    private static String calls(Mailroom room, ServerProcess server, Deed deed) throws Exception {
        List<String> calls = new ArrayList<>();
        try (Strace strace = Strace.on(server.pid(), room.folder())) {
            deed.run(strace);
            for (Strace.Call call : strace.below(room.spool())) {
                String line =
                        call.paths().stream()
                                .map(SystemCallsTest::place)
                                .distinct()
                                .collect(Collectors.joining(" ", call.name() + " ", ""));
                if (!ASIDE.contains(line)) {
                    calls.add(line);
                }
            }
        }
        return counted(calls);
    }

    /** What is done again at once stands once, with how often. */
    private static String counted(List<String> calls) {
        List<String> counted = new ArrayList<>();
        int from = 0;
        for (int at = 1; at <= calls.size(); at++) {
            if (at == calls.size() || !calls.get(at).equals(calls.get(from))) {
                int times = at - from;
                counted.add(calls.get(from) + (times == 1 ? "" : " x" + times));
                from = at;
            }
        }
        return String.join("; ", counted);
    }

    /** A path in the spool, with names that differ from message to message made alike. */
    private static String place(String path) {
        return path.isEmpty()
                ? "."
                : path.substring(1)
                        .replaceAll("[0-9a-f]{16}", "EVPID")
                        .replaceAll("purge/[0-9a-f]{8}\\.[0-9a-f]{8}", "purge/MSGID.N")
                        .replaceAll("[0-9a-f]{8}", "MSGID")
                        .replaceAll("queue/[0-9a-f]{2}", "queue/XX");
    }

    /** The lines `what is done: call; call …` of the block that lists them; they may be broken. */
    private static Map<String, String> paper() throws IOException {
        String text = Files.readString(PAPER);
        int start = text.indexOf("```calls\n") + "```calls\n".length();
        String block = text.substring(start, text.indexOf("```", start)).replace("\n    ", " ");
        Map<String, String> paper = new LinkedHashMap<>();
        for (String line : block.lines().toList()) {
            String[] parts = line.split(": ", 2);
            paper.put(parts[0], parts[1]);
        }
        return paper;
    }
}
