package org.waypost.compiler.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.waypost.compiler.CompileOptions;
import org.waypost.compiler.SmtpdCompiler;
import org.waypost.compiler.source.DiskFiles;
import org.waypost.compiler.source.SourceFile;
import org.waypost.compiler.source.SourceSet;
import org.waypost.grammar.Dialect;
import org.waypost.grammar.Release;

/** Every configuration that lies in the repository, whole or broken. */
class FormatterCorpusTest {
    private static final List<Release> OLD_AND_NEW =
            List.of(Release.R2013, Release.R5_4, Release.R6_0, Release.R6_8, Release.R7_8);

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("tests/conformance"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    /** Configurations of real sites, which lie beside the project; a folder that may be missing. */
    private static Path sites() {
        Path above = root();
        while (above.getParent() != null && !Files.isDirectory(above.resolve("shared/corpus"))) {
            above = above.getParent();
        }
        return above.resolve("shared/corpus");
    }

    private static List<Path> configurations() throws IOException {
        List<Path> all = new ArrayList<>();
        for (Path folder :
                List.of(root().resolve("examples"), root().resolve("tests/conformance"), sites())) {
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

    /**
     * As all releases together judge it, and where the language is tried out, as some of them do.
     */
    @Test
    @Tag("slow")
    void formattingKeepsWhatIsMeant() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path file : configurations()) {
            SourceSet before = sources(file, DiskFiles.readText(file.toString(), file).text());
            String laid = Formatter.lay(before);
            if (laid.equals(before.main().text())) {
                continue;
            }
            List<Optional<Release>> releases = new ArrayList<>(List.of(Optional.empty()));
            if (!file.toString().contains("/decide/")) {
                Dialect dialect = SmtpdCompiler.parse(before.main()).dialect();
                OLD_AND_NEW.stream()
                        .filter(release -> release.dialect() == dialect)
                        .forEach(release -> releases.add(Optional.of(release)));
            }
            for (Optional<Release> release : releases) {
                if (!meant(before, release).equals(meant(sources(file, laid), release))) {
                    wrong.add(file + " means something else to " + release);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static String meant(SourceSet sources, Optional<Release> release) {
        CompileOptions options =
                new CompileOptions(
                        release,
                        Optional.of("mail.example.org"),
                        Optional.of(Map.of("lo", List.of("127.0.0.1", "::1"))),
                        Map.of(),
                        false);
        return ModelText.of(SmtpdCompiler.compile(sources, options));
    }

    @Test
    void whatIsMeantIsSeen() {
        Path file = Path.of("smtpd.conf");
        String one = "table t { a, b }\naction \"x\" relay\nmatch for domain <t> action \"x\"\n";
        assertThat(meant(sources(file, one), Optional.empty()))
                .isNotEqualTo(meant(sources(file, one.replace("b }", "c }")), Optional.empty()))
                .isNotEqualTo(
                        meant(sources(file, one.replace("match", "match !")), Optional.empty()))
                .isEqualTo(
                        meant(
                                sources(file, one.replace("table", "\n# x\ntable")),
                                Optional.empty()));
    }

    private static SourceSet sources(Path file, String text) {
        return new SourceSet(new SourceFile(file.toString(), text), DiskFiles.beside(file));
    }
}
