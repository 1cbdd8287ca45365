package org.waypost.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.waypost.compiler.cli.Waypost;
import org.waypost.tests.bench.language.HostileFile;

/**
 * A JVM whose heap is a hundred times the input and 64 MiB answers what is made to fill it: that is
 * all the memory that an input may cost.
 */
@Tag("whole")
class MemoryBoundTest {
    private static final long BASE_BYTES = 64L << 20;
    private static final int TIMES = 100;

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource
    void holds(HostileFile hostile) throws IOException, InterruptedException {
        Path file = hostile.write(folder);
        Assumptions.assumeTrue(Files.isRegularFile(file), "it has no size of its own");
        long heap = BASE_BYTES + TIMES * size();
        Path said = Files.createTempFile("waypost", ".out");
        try {
            Process process = started(heap, file, said);
            int code = process.waitFor();
            String text = Files.readString(said, StandardCharsets.ISO_8859_1);
            assertThat(text).doesNotContain("OutOfMemoryError", "\tat ");
            assertThat(code).isBetween(0, 1);
        } finally {
            Files.delete(said);
        }
    }

    private long size() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum();
        }
    }

    private static Process started(long heap, Path file, Path said) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command =
                List.of(
                        java,
                        "-XX:+UseSerialGC",
                        "-Xmx" + heap,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Waypost.class.getName(),
                        "check",
                        file.toString());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
    }
}
