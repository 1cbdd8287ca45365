package org.waypost.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waypost.tests.process.Commands;
import org.waypost.tests.process.Ended;

/** The newcomer's first command: on the example as it is, and on one that was changed. */
@Tag("whole")
class DemoTest {
    private static final String EXAMPLE = "examples/01-first-server/smtpd.conf";

    @TempDir Path house;
    private Path temporary;

    /** The launcher, the jars and the example, without sources: as they are copied elsewhere. */
    @BeforeEach
    void copyTheProgram() throws IOException {
        Path repository = Commands.repository();
        assertThat(Commands.waypost("waypost", "demo", "build").code()).isEqualTo(64);
        Path built = repository.resolve("runtime-mta/target/run");
        Path run = Files.createDirectories(house.resolve("runtime-mta/target/run"));
        String newest = Files.readString(built.resolve("current")).strip();
        Files.copy(built.resolve("current"), run.resolve("current"));
        copyJars(built.resolve(newest), Files.createDirectory(run.resolve(newest)));
        Files.copy(repository.resolve("waypost"), house.resolve("waypost"));
        Files.createDirectories(house.resolve(EXAMPLE).getParent());
        Files.copy(repository.resolve(EXAMPLE), house.resolve(EXAMPLE));
        temporary = Files.createDirectory(house.resolve("tmp"));
    }

    /** The example is looked for beside the server's own jar; the others may lie elsewhere. */
    private static void copyJars(Path from, Path to) throws IOException {
        try (Stream<Path> jars = Files.list(from)) {
            for (Path jar : jars.toList()) {
                Path copy = to.resolve(jar.getFileName());
                if (jar.getFileName().toString().startsWith("runtime-mta")) {
                    Files.copy(jar, copy);
                } else {
                    Files.createSymbolicLink(copy, jar);
                }
            }
        }
    }

    private void change(String line, String other) throws IOException {
        String text = Files.readString(house.resolve(EXAMPLE));
        assertThat(text).contains(line);
        Files.writeString(house.resolve(EXAMPLE), text.replace(line, other));
    }

    private ProcessBuilder demo() {
        ProcessBuilder builder =
                new ProcessBuilder(house.resolve("waypost").toString(), "demo")
                        .redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("WAYPOST_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temporary);
        return builder;
    }

    private void assertNothingIsLeft() throws IOException {
        try (Stream<Path> left = Files.list(temporary)) {
            List<String> names = left.map(path -> path.getFileName().toString()).toList();
            assertThat(names).noneMatch(name -> name.startsWith("waypost-demo"));
        }
    }

    @Test
    void fiveMessagesGoWhereTheFileSays() throws IOException {
        Ended ended = Commands.run(demo());
        assertThat(ended.code()).as(ended.said()).isZero();
        assertThat(ended.out())
                .contains("decided by line 18 of smtpd.conf", "in the maildir: " + temporary)
                .contains("at the smarthost 127.0.0.1:", "alice has a report in her maildir")
                .contains("no line of smtpd.conf takes it", "5 of 5 messages")
                .doesNotContain("WRONG");
        assertNothingIsLeft();
    }

    @Test
    void whatWasTakenIsNotCalledRefused() throws IOException {
        change("<refused> for any reject", "<refused> for any action \"inbox\"");
        Ended ended = Commands.run(demo());
        assertThat(ended.code()).as(ended.said()).isEqualTo(1);
        assertThat(ended.out())
                .contains("WRONG: it had to be refused for good, and the last answer was: 250 ")
                .contains("4 of 5 messages", "what the server wrote")
                .containsOnlyOnce("nowhere: we never took it");
        assertNothingIsLeft();
    }

    @Test
    void whatIsBrokenIsSaidInALine() throws IOException {
        change("match from local for any action", "match from local for all action");
        Ended ended = Commands.run(demo());
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out())
                .startsWith("waypost demo: ")
                .contains(EXAMPLE + ":19: syntax error");
        assertNothingIsLeft();
    }

    @Test
    void whoEndsItEarlyFindsNothingOfIt() throws Exception {
        Process demo = demo().start();
        try (BufferedReader lines = demo.inputReader()) {
            String line = lines.readLine();
            while (line != null && !line.startsWith("its queue in")) {
                line = lines.readLine();
            }
            List<ProcessHandle> servers = demo.children().toList();
            assertThat(servers).isNotEmpty();
            demo.destroy();
            assertThat(demo.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(servers).noneMatch(ProcessHandle::isAlive);
        }
        assertNothingIsLeft();
    }
}
