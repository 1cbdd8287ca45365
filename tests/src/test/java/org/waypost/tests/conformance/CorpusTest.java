package org.waypost.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.waypost.compiler.CompileOptions;
import org.waypost.compiler.SmtpdCompiler;
import org.waypost.compiler.diagnostic.Severity;
import org.waypost.compiler.source.DiskFiles;
import org.waypost.compiler.source.SourceFile;
import org.waypost.compiler.source.SourceSet;
import org.waypost.grammar.Dialect;
import org.waypost.grammar.Release;

/**
 * Configurations of real sites, which lie beside the project. A release that is not named for a
 * file refuses it for its syntax; one that is named may still refuse it for something else.
 */
class CorpusTest {
    static final Path FOLDER = folder();

    /**
     * Where a release stopped early, at a listener or file of another machine, and so never came to
     * the error behind it.
     */
    private static final Set<String> STOPPED_EARLY =
            Set.of(
                    "modern/03.conf is not read",
                    "modern/03.conf is not read by 6.8",
                    "modern/03.conf is not read by 7.8",
                    "classic/12.conf is not read by 5.4",
                    "classic/12.conf is not read by 5.7");

    /** A file and the releases that found no syntax error in it. */
    private record Site(String file, List<String> readable) {}

    /** Looked for from the project's folder upward. */
    private static Path folder() {
        Path above = ConformanceFolder.here().path().getParent().getParent().getParent();
        while (above != null && !Files.isDirectory(above.resolve("shared/corpus"))) {
            above = above.getParent();
        }
        return above == null ? Path.of("shared/corpus") : above.resolve("shared/corpus");
    }

    @BeforeAll
    static void beside() {
        assumeTrue(
                Files.isRegularFile(FOLDER.resolve("EXPECTED.tsv")),
                "the corpus is not beside the project: " + FOLDER);
    }

    @Test
    void whatNoReleaseReadsIsRefusedAndWhatOneReadsHasNoSyntaxError() {
        List<String> others = new ArrayList<>();
        for (Site site : sites()) {
            boolean readable = !syntaxError(site.file(), Optional.empty());
            if (readable != !site.readable().isEmpty()) {
                others.add(site.file() + (readable ? " is read" : " is not read"));
            }
        }
        assertThat(others).isSubsetOf(STOPPED_EARLY);
    }

    @Test
    void eachReleaseReadsWhatItRead() {
        List<String> others = new ArrayList<>();
        for (Site site : sites()) {
            for (Release release : Release.of(dialect(site.file()))) {
                boolean readable = !syntaxError(site.file(), Optional.of(release));
                boolean named = site.readable().stream().anyMatch(v -> release.equals(asked(v)));
                if (readable && !named && measured(release)) {
                    others.add(site.file() + " is read by " + release.label());
                }
                if (!readable && named) {
                    others.add(site.file() + " is not read by " + release.label());
                }
            }
        }
        assertThat(others).isSubsetOf(STOPPED_EARLY);
    }

    /** The releases that somewhere in the list are named at all. */
    private static boolean measured(Release release) {
        return sites().stream()
                .flatMap(site -> site.readable().stream())
                .anyMatch(version -> release.equals(asked(version)));
    }

    private static Release asked(String version) {
        return Release.named(version).orElseThrow();
    }

    private static Dialect dialect(String file) {
        return file.startsWith("classic/") ? Dialect.CLASSIC : Dialect.MODERN;
    }

    private static List<Site> sites() {
        List<Site> sites = new ArrayList<>();
        List<String> lines =
                ConformanceFolder.text(FOLDER.resolve("EXPECTED.tsv")).lines().skip(1).toList();
        for (String line : lines) {
            String[] cells = line.split("\t", -1);
            List<String> versions = cells[1].isBlank() ? List.of() : List.of(cells[1].split(" "));
            sites.add(new Site(cells[0], versions));
        }
        return sites;
    }

    private static boolean syntaxError(String file, Optional<Release> release) {
        Path path = FOLDER.resolve(file);
        SourceFile main = new SourceFile(file, ConformanceFolder.text(path));
        CompileOptions options =
                new CompileOptions(release, Optional.empty(), Optional.empty(), Map.of(), false);
        return SmtpdCompiler.compile(new SourceSet(main, DiskFiles.beside(path)), options)
                .diagnostics()
                .stream()
                .filter(d -> d.severity() == Severity.ERROR)
                .anyMatch(d -> d.original().orElse("").equals("syntax error"));
    }
}
