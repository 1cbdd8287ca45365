package org.waypost.compiler.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.waypost.compiler.source.DiskFiles;
import org.waypost.compiler.source.SourceFile;
import org.waypost.compiler.source.SourceSet;

/** Every configuration that lies in the repository, whole or broken. */
class FormatterCorpusTest {
    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("tests/conformance"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    private static List<Path> configurations() throws IOException {
        List<Path> all = new ArrayList<>();
        for (String place : List.of("examples", "tests/conformance", "tests/corpus")) {
            Path folder = root().resolve(place);
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    files.filter(file -> file.toString().endsWith(".conf")).forEach(all::add);
                }
            }
        }
        return all;
    }

    @Test
    void formattingKeepsTheTokensAndHappensOnce() throws IOException {
        List<Path> files = configurations();
        assertThat(files).hasSizeGreaterThan(500);
        List<String> wrong = new ArrayList<>();
        for (Path file : files) {
            SourceSet once = sources(file, DiskFiles.readText(file.toString(), file).text());
            String laid = Formatter.lay(once);
            SourceSet twice = sources(file, laid);
            if (!SameTokens.in(once, twice)) {
                wrong.add(file + " has other tokens");
            } else if (!Formatter.format(twice).equals(laid)) {
                wrong.add(file + " changes again");
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static SourceSet sources(Path file, String text) {
        return new SourceSet(new SourceFile(file.toString(), text), DiskFiles.beside(file));
    }
}
