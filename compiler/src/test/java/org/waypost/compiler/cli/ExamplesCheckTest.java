package org.waypost.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What we give people to start from has nothing that they would be warned of. */
class ExamplesCheckTest {
    static List<String> configurations() {
        try (Stream<Path> files = Files.walk(CommandRun.root().resolve("examples"))) {
            return files.map(Path::toString).filter(f -> f.endsWith(".conf")).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void hasNoWarning(String file) {
        CommandRun run = CommandRun.of("check", "--deny", "warnings", "--format", "line", file);
        assertThat(run.exit()).as(run.out()).isZero();
    }
}
