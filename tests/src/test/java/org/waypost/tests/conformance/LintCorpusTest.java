package org.waypost.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.waypost.compiler.CompileOptions;
import org.waypost.compiler.SmtpdCompiler;
import org.waypost.compiler.diagnostic.Severity;
import org.waypost.compiler.lint.LintOptions;
import org.waypost.compiler.source.FileAccess;
import org.waypost.compiler.source.SourceFile;
import org.waypost.compiler.source.SourceSet;

/**
 * What the lints say of configurations of real sites, which lie beside the project. The list says
 * of each hit whether it helps and why; a lint with one that does not is off by itself.
 */
class LintCorpusTest {
    private static final LintOptions EVERYTHING =
            new LintOptions(Map.of(), true, Instant.parse("2026-01-01T00:00:00Z"));

    /** A line of the list. */
    private record Hit(String file, int line, String code, String helps, String why) {
        String place() {
            return file + ":" + line + ": " + code;
        }
    }

    @BeforeAll
    static void beside() {
        assumeTrue(
                Files.isRegularFile(CorpusTest.FOLDER.resolve("EXPECTED.tsv")),
                "the corpus is not beside the project: " + CorpusTest.FOLDER);
    }

    @Test
    void everyHitIsListedAndJudged() {
        assertThat(found())
                .containsExactlyElementsOf(listed().stream().map(Hit::place).sorted().toList());
        assertThat(listed())
                .allMatch(hit -> hit.helps().equals("yes") || hit.helps().equals("no"))
                .allMatch(hit -> !hit.why().isBlank());
    }

    @Test
    void aLintWithAHitThatDoesNotHelpIsOff() {
        Set<String> off =
                listed().stream()
                        .filter(hit -> hit.helps().equals("no"))
                        .map(Hit::code)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(LintOptions.OFF).containsAll(off);
    }

    private static List<Hit> listed() {
        List<Hit> hits = new ArrayList<>();
        for (String line : resource().lines().skip(2).toList()) {
            String[] cells = line.split("\t", 5);
            hits.add(new Hit(cells[0], Integer.parseInt(cells[1]), cells[2], cells[3], cells[4]));
        }
        return hits;
    }

    private static String resource() {
        try (InputStream in = LintCorpusTest.class.getResourceAsStream("/lint/corpus.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> found() {
        List<String> found = new ArrayList<>();
        for (Path path : files()) {
            String name = CorpusTest.FOLDER.relativize(path).toString();
            SourceFile main = new SourceFile(name, ConformanceFolder.text(path));
            SmtpdCompiler.check(
                            new SourceSet(main, new NoFiles()), CompileOptions.DEFAULT, EVERYTHING)
                    .diagnostics()
                    .stream()
                    .filter(d -> d.severity() != Severity.ERROR && d.severity() != Severity.NOTE)
                    .map(d -> name + ":" + d.span().line() + ": " + d.code())
                    .forEach(found::add);
        }
        return found.stream().sorted().toList();
    }

    private static List<Path> files() {
        try (Stream<Path> all = Files.walk(CorpusTest.FOLDER)) {
            return all.filter(file -> file.toString().endsWith(".conf")).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What the files name is not on any machine: the answer is the same on each. */
    private record NoFiles() implements FileAccess {
        @Override
        public SourceFile read(String path) throws IOException {
            throw new NoSuchFileException(path, null, "No such file or directory");
        }

        @Override
        public Kind kind(String path) {
            return Kind.MISSING;
        }
    }
}
