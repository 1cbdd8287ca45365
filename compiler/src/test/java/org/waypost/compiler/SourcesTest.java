package org.waypost.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Severity;
import org.waypost.compiler.model.Configuration;
import org.waypost.compiler.source.Span;
import org.waypost.compiler.syntax.Loader;
import org.waypost.engine.rule.SourceLine;
import org.waypost.grammar.Release;

/** Lines, macros, includes, quotes: from the text to the statements. */
class SourcesTest {
    private static List<Diagnostic> errors(Compilation compilation) {
        return compilation.diagnostics().stream()
                .filter(d -> d.severity() == Severity.ERROR)
                .toList();
    }

    private static String text(Span span) {
        return span.file().text().substring(span.start(), span.end());
    }

    private static Configuration good(Compilation compilation) {
        assertThat(errors(compilation)).isEmpty();
        return compilation.configuration().orElseThrow();
    }

    @Test
    void aMacroIsReadAgainAndGluesToWhatFollows() {
        String file =
                """
                what = "for any"
                zone = example
                action "a" relay
                match from any $what action "a"
                match from any for domain $zone.org action "a"
                """;
        Configuration configuration = good(TestFiles.NONE.compileHere(file));
        assertThat(configuration.program().rules()).hasSize(2);
        assertThat(configuration.program().rules().getLast().conditions().toString())
                .contains("example.org");
    }

    @Test
    void aMacroInAMacroIsNotReplaced() {
        String file = "a = x\nb = \"$a\"\nmatch for domain $b reject\n";
        List<Diagnostic> errors = errors(TestFiles.NONE.compileHere(file));
        assertThat(errors).hasSize(1);
        assertThat(text(errors.getFirst().span())).isEqualTo("$b");
    }

    @Test
    void anErrorOutOfAMacroStandsWhereTheMacroIsUsed() {
        String file = "d = \"123\"\nmatch for domain $d reject\n";
        List<Diagnostic> errors = errors(TestFiles.NONE.compileHere(file));
        assertThat(errors).hasSize(1);
        assertThat(errors.getFirst().span().line()).isEqualTo(2);
        assertThat(text(errors.getFirst().span())).isEqualTo("$d");
    }

    @Test
    void includesAreReadInTheirPlaceAndCountTheirOwnLines() {
        TestFiles files =
                new TestFiles(
                        Map.of(
                                "rules.conf", "action \"a\" relay\n# c\nbogus\n",
                                "more.conf", "include \"rules.conf\"\n"));
        List<Diagnostic> errors =
                errors(files.compileHere("include \"more.conf\"\nmatch for any action \"a\"\n"));
        assertThat(errors).hasSize(1);
        assertThat(errors.getFirst().span().file().name()).isEqualTo("rules.conf");
        assertThat(errors.getFirst().span().line()).isEqualTo(3);
    }

    @Test
    void anIncludeOfItselfEnds() {
        TestFiles files = new TestFiles(Map.of("a.conf", "include \"a.conf\"\nmatch reject\n"));
        List<Diagnostic> errors = errors(files.compileHere("include \"a.conf\"\n"));
        assertThat(errors).extracting(Diagnostic::code).containsExactly("include-cycle");
    }

    @Test
    void elsewhereAMissingFileIsANoteAndItsNamesAreNotMissed() {
        String file =
                """
                include "/etc/mail/local.conf"
                table hosts file:/etc/mail/hosts
                match from src <hosts> for domain <elsewhere> action "unseen"
                """;
        Compilation compilation = TestFiles.NONE.compileElsewhere(file);
        assertThat(compilation.diagnostics())
                .extracting(Diagnostic::severity)
                .containsExactly(Severity.NOTE, Severity.NOTE);
    }

    @Test
    void everyBadLineIsToldOnceAndNoEchoFollows() {
        String file =
                """
                action "a" relay backup host x
                bogus one
                bogus two
                match for any action "a"
                match for all reject
                """;
        assertThat(errors(TestFiles.NONE.compileHere(file)))
                .extracting(d -> d.span().line())
                .containsExactly(1, 2, 3, 5);
    }

    @Test
    void anOpenBraceDoesNotSwallowTheFile() {
        String file = "table t { a, b\nmatch for all reject\nmatch for any reject\n";
        assertThat(errors(TestFiles.NONE.compileHere(file)))
                .extracting(d -> d.span().line())
                .containsExactly(1, 2);
    }

    @Test
    void aBackslashContinuesALineAlsoInsideAWordAndAComment() {
        String file = "match for \\\nany rej\\\nect\n# a comment \\\nmatch for all reject\n";
        Configuration configuration = good(TestFiles.NONE.compileHere(file));
        assertThat(configuration.program().rules())
                .extracting(r -> r.source())
                .containsExactly(new SourceLine("smtpd.conf", 1));
    }

    @Test
    void quotesFollowTheRelease() {
        String file = "action \"a\\ b\" relay\nmatch for any action \"a b\"\n";
        assertThat(errors(TestFiles.NONE.compileFor(Release.R6_4, file))).hasSize(1);
        assertThat(errors(TestFiles.NONE.compileFor(Release.R6_8, file))).isEmpty();
    }

    @Test
    void carriageReturnsAndByteOrderMarksAreWarnedOf() {
        Compilation compilation = TestFiles.NONE.compileHere("\ufeffmatch reject\r\n");
        assertThat(compilation.diagnostics())
                .extracting(Diagnostic::code)
                .containsExactly("crlf", "byte-order-mark");
        assertThat(compilation.configuration()).isPresent();
    }

    @Test
    void aWordThatALaterReleaseReservesIsAWordBefore() {
        String file = "table t { admd }\nmatch for domain <t> reject\n";
        assertThat(errors(TestFiles.NONE.compileFor(Release.R6_7, file))).isEmpty();
        assertThat(errors(TestFiles.NONE.compileFor(Release.R6_8, file))).hasSize(1);
    }

    @Test
    void theLastLineNeedsNoLineEnd() {
        assertThat(good(TestFiles.NONE.compileHere("match for any reject")).program().rules())
                .hasSize(1);
        assertThat(good(TestFiles.NONE.compileHere("match for any reject # c")).program().rules())
                .hasSize(1);
    }

    @Test
    void includesThatDoubleAreCountedNotFollowedForEver() {
        Map<String, String> texts = new HashMap<>();
        for (int file = 0; file < 15; file++) {
            texts.put("i" + file, ("include \"i" + (file + 1) + "\"\n").repeat(3));
        }
        texts.put("i15", "");
        List<Diagnostic> errors =
                errors(new TestFiles(texts).compileHere("include \"i0\"\nmatch reject\n"));
        assertThat(errors).extracting(Diagnostic::code).containsExactly("include-cycle");
    }

    @Test
    void aStatementWithoutEndIsCut() {
        String file = "match " + "! ".repeat(20_000) + "reject\n" + "match reject\n";
        assertThat(errors(TestFiles.NONE.compileHere(file)))
                .extracting(d -> d.span().line())
                .containsExactly(1);
    }

    @Test
    void anIncludeInAnIncludeIsBesideItAndThatIsWarnedOf() {
        TestFiles files =
                new TestFiles(
                        Map.of(
                                "parts/rules.conf", "include \"local.conf\"\n",
                                "parts/local.conf", "match for any reject\n"));
        Compilation compilation = files.compileHere("include \"parts/rules.conf\"\n");
        assertThat(compilation.diagnostics())
                .extracting(d -> d.severity() + " " + d.code() + " " + text(d.span()))
                .containsExactly("WARNING include-elsewhere \"local.conf\"");
        assertThat(compilation.diagnostics().getFirst().message())
                .contains("`parts/local.conf`", "`local.conf`");
        assertThat(good(compilation).program().rules().getFirst().source().file())
                .isEqualTo("parts/local.conf");
    }

    @Test
    void whereNothingIsBesideTheIncludeTheOriginalsPlaceIsLookedInto() {
        TestFiles files =
                new TestFiles(
                        Map.of(
                                "parts/rules.conf", "include \"parts/local.conf\"\n",
                                "parts/local.conf", "match for any reject\n"));
        Compilation compilation = files.compileHere("include \"parts/rules.conf\"\n");
        assertThat(compilation.diagnostics()).isEmpty();
        assertThat(good(compilation).program().rules()).hasSize(1);
    }

    @Test
    void includesMayBeNestedAsDeepAsTheLimitAndNoDeeper() {
        Map<String, String> texts = new HashMap<>();
        for (int file = 1; file <= Loader.MAX_INCLUDE_DEPTH + 1; file++) {
            texts.put("i" + file, "include \"i" + (file + 1) + "\"\n");
        }
        TestFiles deeper = new TestFiles(new HashMap<>(texts));
        texts.put("i" + Loader.MAX_INCLUDE_DEPTH, "match for any reject\n");
        assertThat(good(new TestFiles(texts).compileHere("include \"i1\"\n")).program().rules())
                .hasSize(1);
        List<Diagnostic> errors = errors(deeper.compileHere("include \"i1\"\nmatch reject\n"));
        assertThat(errors)
                .extracting(d -> d.code() + ": " + d.message())
                .containsExactly(
                        "include-cycle: includes are nested deeper than "
                                + Loader.MAX_INCLUDE_DEPTH);
        assertThat(errors.getFirst().span().file().name())
                .isEqualTo("i" + Loader.MAX_INCLUDE_DEPTH);
    }

    @Test
    void aMacroOfTheCommandLineWinsOverTheFilesAndIsReadAsText() {
        String file = "what = \"for any\"\nmatch $what reject\nmatch $else reject\n";
        Compilation compilation =
                TestFiles.NONE.compileWith(
                        Map.of("what", "for domain a.example", "else", "from any for any"), file);
        assertThat(good(compilation).program().rules())
                .extracting(rule -> rule.conditions().toString())
                .satisfiesExactly(
                        first -> assertThat(first).contains("a.example"),
                        second -> assertThat(second).doesNotContain("a.example"));
    }

    @Test
    void anErrorOutOfAMacroOfTheCommandLineStandsWhereItIsUsed() {
        List<Diagnostic> errors =
                errors(
                        TestFiles.NONE.compileWith(
                                Map.of("d", "<nothing>"),
                                "match for any reject\nmatch for $d reject\n"));
        assertThat(errors).hasSize(1);
        assertThat(text(errors.getFirst().span())).isEqualTo("$d");
        assertThat(errors.getFirst().span().line()).isEqualTo(2);
    }
}
