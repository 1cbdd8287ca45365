package org.waypost.tests.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.waypost.compiler.source.DiskFiles;
import org.waypost.compiler.source.FileAccess;
import org.waypost.compiler.source.SourceFile;

/** The data beside the tests, found from the working directory upward. */
record ConformanceFolder(Path path) {
    private static final Pattern LISTED = Pattern.compile("`((?:classic|modern)/[^`]+\\.conf)`");

    static ConformanceFolder here() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("tests/conformance"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("no folder above this one has tests/conformance");
        }
        return new ConformanceFolder(folder.resolve("tests/conformance"));
    }

    /** The files whose answer differs on purpose. */
    Set<String> deliberate() {
        return LISTED.matcher(text(path.resolve("differences.md")))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }

    List<String> lines(String name) {
        return text(path.resolve(name)).lines().toList();
    }

    static String text(Path file) {
        try {
            return DiskFiles.decode(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The files of a folder, {@code @DIR@} in them replaced by the folder, as they were measured.
     */
    record Measured(Path folder) implements FileAccess {
        SourceFile main(String name) {
            return new SourceFile(name, replaced(folder.resolve(name)));
        }

        private String replaced(Path file) {
            return text(file).replace("@DIR@", folder.toString());
        }

        @Override
        public SourceFile read(String path) throws IOException {
            Path file = folder.resolve(path);
            SourceFile raw = DiskFiles.readText(path, file);
            return new SourceFile(path, raw.text().replace("@DIR@", folder.toString()));
        }

        @Override
        public byte[] start(String path, int count) throws IOException {
            return DiskFiles.beside(folder.resolve("main")).start(path, count);
        }

        @Override
        public Kind kind(String path) {
            return DiskFiles.beside(folder.resolve("main")).kind(path);
        }
    }
}
