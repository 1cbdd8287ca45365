package org.waypost.lsp.lens;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the tests of a configuration: {@code *.mailtest.yaml} beside it that name it. */
final class TestFiles {
    private static final String ENDING = ".mailtest.yaml";
    private static final Pattern CONFIG =
            Pattern.compile(
                    "^config:[ \t]*[\"']?([^\"'#\r\n]+?)[\"']?[ \t]*(#.*)?$", Pattern.MULTILINE);
    private static final Pattern CASE =
            Pattern.compile("^[ \t]*rcpt:|[{,][ \t]*rcpt:|^[ \t]*-[ \t]+rcpt:", Pattern.MULTILINE);

    /** A folder with more entries than this is no folder of configurations. */
    private static final int MAX_ENTRIES = 2_000;

    /** Larger files are not written by people. */
    private static final long MAX_BYTES = 4L << 20;

    private TestFiles() {}

    /**
     * A test file and how many cases it seems to have.
     *
     * @param cases the recipients in it
     */
    record TestFile(Path path, int cases) {}

    /** The test files of a configuration, by name. */
    static List<TestFile> of(Path configuration) {
        Path folder = configuration.toAbsolutePath().getParent();
        if (folder == null) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.limit(MAX_ENTRIES)
                    .filter(path -> path.toString().endsWith(ENDING))
                    .sorted()
                    .flatMap(path -> testing(path, configuration).stream())
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private static Optional<TestFile> testing(Path path, Path configuration) {
        try {
            if (Files.size(path) > MAX_BYTES) {
                return Optional.empty();
            }
            String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
            Matcher config = CONFIG.matcher(text);
            return config.find() && names(path, config.group(1), configuration)
                    ? Optional.of(new TestFile(path, (int) CASE.matcher(text).results().count()))
                    : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /** The configuration that a test file names. */
    static Optional<Path> configuration(Path test) {
        try {
            Matcher config = CONFIG.matcher(Files.readString(test));
            return config.find()
                    ? Optional.of(test.toAbsolutePath().resolveSibling(config.group(1)).normalize())
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean names(Path test, String config, Path configuration) {
        try {
            Path named = test.toAbsolutePath().resolveSibling(config).normalize();
            return named.equals(configuration.toAbsolutePath().normalize());
        } catch (IllegalArgumentException notAPath) {
            return false;
        }
    }
}
