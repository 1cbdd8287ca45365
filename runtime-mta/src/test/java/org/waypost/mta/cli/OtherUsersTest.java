package org.waypost.mta.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waypost.mta.boot.Server;

/**
 * What somebody may do who neither is root nor runs the server: send mail, also while no server
 * runs, and nothing else. Needs root, to be somebody else in a process of its own.
 */
@Tag("slow")
class OtherUsersTest {
    private static final String CONFIGURATION =
            """
            listen on socket
            action "out" relay
            match from local for domain "b.example" action "out"
            """;

    private static final Pattern NEEDED =
            Pattern.compile(
                    "/(grammar|engine|compiler|slf4j|logback|jackson|jspecify)[^/]*\\.jar$");

    @TempDir Path folder;

    /** A process that ended. */
    private record Ended(int code, String said) {}

    @BeforeEach
    void letOthersPass() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "needs root");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        assumeTrue(asNobody("", "true").code() == 0, "needs setpriv");
    }

    private Path spool() {
        return folder.resolve("spool");
    }

    private Server start() throws Exception {
        return QuietServer.start(folder, CONFIGURATION);
    }

    private static Ended asNobody(String input, String... line) throws Exception {
        List<String> all =
                new ArrayList<>(
                        List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
        all.addAll(List.of(line));
        try {
            Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
            try (var in = process.getOutputStream()) {
                in.write(input.getBytes(ISO_8859_1));
            }
            String said = new String(process.getInputStream().readAllBytes(), ISO_8859_1);
            return new Ended(process.waitFor(), said);
        } catch (IOException e) {
            return new Ended(-1, e.toString());
        }
    }

    /** A main class of the server's, with the classes that this test has. */
    private Ended program(Class<?> main, String input, String... arguments) throws Exception {
        List<String> line =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                classes().stream()
                                        .map(Path::toString)
                                        .collect(Collectors.joining(File.pathSeparator)),
                                main.getName()));
        line.addAll(List.of(arguments));
        return asNobody(input, line.toArray(String[]::new));
    }

    /** Copies that everybody may read: a home or a repository need not be open to others. */
    private List<Path> classes() throws Exception {
        Path copies = folder.resolve("classes");
        if (!Files.exists(copies)) {
            Files.createDirectory(copies);
            int number = 0;
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
                Path from = Path.of(entry);
                boolean needed = Files.isDirectory(from) || NEEDED.matcher(entry).find();
                if (!entry.isEmpty() && Files.exists(from) && needed) {
                    copy(from, copies.resolve(++number + from.getFileName().toString()));
                }
            }
            run("chmod", "-R", "a+rX", copies.toString());
        }
        try (Stream<Path> all = Files.list(copies)) {
            return all.sorted().toList();
        }
    }

    private static void copy(Path from, Path to) throws Exception {
        assertThat(run("cp", "-r", from.toString(), to.toString())).isEqualTo(new Ended(0, ""));
    }

    private static Ended run(String... line) throws Exception {
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), ISO_8859_1);
        return new Ended(process.waitFor(), said);
    }

    private Ended sendmail(String... recipients) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("--spool=" + spool(), "-i"));
        arguments.addAll(List.of(recipients));
        return program(Sendmail.class, "Subject: hi\n\nhi\n", arguments.toArray(String[]::new));
    }

    private Ended smtpctl(String... words) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("--spool=" + spool()));
        arguments.addAll(List.of(words));
        return program(Smtpctl.class, "", arguments.toArray(String[]::new));
    }

    private List<Path> offline() throws IOException {
        try (Stream<Path> files = Files.list(spool().resolve("offline"))) {
            return files.toList();
        }
    }

    private List<Path> messages() throws IOException {
        try (Stream<Path> files = Files.walk(spool().resolve("queue"))) {
            return files.filter(file -> file.endsWith("message")).toList();
        }
    }

    @Test
    void nobodyMaySendAndAskNothing() throws Exception {
        try (Server server = start()) {
            assertThat(server.addresses()).isEmpty();
            awaitPassable();
            for (String request :
                    List.of("show queue", "remove all", "pause mta", "show stats", "stop")) {
                Ended refused = smtpctl(request.split(" "));
                assertThat(refused.said()).contains("need root privileges");
                assertThat(refused.code()).isEqualTo(1);
            }
            assertThat(sendmail("x@b.example")).isEqualTo(new Ended(0, ""));
            assertThat(messages()).hasSize(1);
        }
    }

    /** The server makes its spool passable in the background. */
    private void awaitPassable() throws IOException {
        while (!Files.exists(spool().resolve("offline"))
                || (mode(spool().resolve("offline")) & 01777) != 01777) {
            Thread.onSpinWait();
        }
    }

    private static int mode(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:mode") & 07777;
    }

    @Test
    void mailOfOthersWaitsWhileNoServerRuns() throws Exception {
        try (Server server = start()) {
            assertThat(server.addresses()).isEmpty();
            awaitPassable();
        }
        assertThat(mode(spool())).isEqualTo(0711);
        assertThat(mode(spool().resolve("offline"))).isEqualTo(01777);
        assertThat(sendmail("x@b.example")).isEqualTo(new Ended(0, ""));
        Path mail = offline().getFirst();
        assertThat(mode(mail)).isEqualTo(0600);
        assertThat(Files.getAttribute(mail, "unix:uid")).isEqualTo(65534);
        assertThat(smtpctl("show", "queue").code()).as("the queue itself").isEqualTo(1);
        Path roots = Files.writeString(spool().resolve("offline").resolve("r.mail"), "from \n");
        assertThat(asNobody("", "rm", "-f", roots.toString()).code()).isEqualTo(1);
        Files.delete(roots);
        try (Server server = start()) {
            assertThat(server.addresses()).isEmpty();
            while (!offline().isEmpty()) {
                Thread.onSpinWait();
            }
            assertThat(messages()).hasSize(1);
            Path folder = messages().getFirst().getParent();
            try (Stream<Path> files = Files.list(folder)) {
                Path envelope = files.filter(f -> !f.endsWith("message")).findFirst().orElseThrow();
                assertThat(Files.readString(envelope)).contains("sender: nobody@mx.example.org\n");
            }
        }
    }

    /** What has another name may be anybody's secret. */
    @Test
    void linksAreNotTaken() throws Exception {
        try (Server server = start()) {
            assertThat(server.addresses()).isEmpty();
            awaitPassable();
        }
        Path secret = Files.writeString(folder.resolve("secret"), "from \nrcpt x@b.example\nend\n");
        Path hard = spool().resolve("offline").resolve("a.mail");
        Files.createLink(hard, secret);
        Files.createSymbolicLink(spool().resolve("offline").resolve("b.mail"), secret);
        assertThat(sendmail("x@b.example").code()).isZero();
        try (Server server = start()) {
            assertThat(server.addresses()).isEmpty();
            while (offline().size() > 2) {
                Thread.onSpinWait();
            }
            assertThat(messages()).hasSize(1);
            assertThat(hard).exists();
        }
    }
}
