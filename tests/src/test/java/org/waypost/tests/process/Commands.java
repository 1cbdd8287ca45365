package org.waypost.tests.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs commands to their end. Any thread. */
public final class Commands {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private Commands() {}

    /** The folder of the repository, found from the working directory upward. */
    public static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("waypost"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("no folder above this one holds the launcher");
        }
        return folder;
    }

    /** One of the launchers at the top of the repository, with the Java of this test. */
    public static ProcessBuilder launcher(String name, List<String> arguments) {
        List<String> line = new ArrayList<>();
        line.add(repository().resolve(name).toString());
        line.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }

    /** Runs a launcher to its end. */
    public static Ended waypost(String name, String... arguments) {
        return run(launcher(name, Arrays.asList(arguments)));
    }

    /** Runs any command to its end. */
    public static Ended run(String... line) {
        return run(new ProcessBuilder(line));
    }

    /** Whether a program is in the PATH or in the folders of the administrator. */
    public static boolean exists(String program) {
        String folders = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/sbin";
        return Arrays.stream(folders.split(":"))
                .filter(folder -> !folder.isEmpty())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** Runs it to its end, with nothing on its standard input. */
    public static Ended run(ProcessBuilder builder) {
        Path out = temporary();
        Path err = temporary();
        try {
            Process process =
                    builder.redirectInput(
                                    ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                            .redirectOutput(out.toFile())
                            .redirectError(err.toFile())
                            .start();
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError("did not end: " + builder.command());
            }
            return new Ended(process.exitValue(), text(out), text(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } finally {
            delete(out);
            delete(err);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempFile("waypost-", ".out");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
