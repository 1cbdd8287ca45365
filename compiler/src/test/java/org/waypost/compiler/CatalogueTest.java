package org.waypost.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.waypost.compiler.ast.Document;
import org.waypost.compiler.source.SourceFile;
import org.waypost.grammar.Dialect;
import org.waypost.grammar.Directive;
import org.waypost.grammar.Directives;
import org.waypost.grammar.Keywords;
import org.waypost.grammar.Release;

/** The catalogue says what the grammar reads. */
class CatalogueTest {
    @Test
    void everyEntryIsWhole() {
        assertThat(Directives.all()).hasSizeGreaterThan(150);
        for (Directive directive : Directives.all()) {
            assertThat(directive.releases()).as(directive.name()).isNotEmpty();
            assertThat(directive.synopsis()).as(directive.name()).isNotBlank();
            assertThat(directive.explanation()).as(directive.name()).endsWith(".");
            assertThat(directive.example()).as(directive.name()).isNotBlank();
        }
    }

    @Test
    void everyExampleIsReadToItsEnd() {
        for (Directive directive : Directives.all()) {
            Document document = SmtpdCompiler.parse(new SourceFile("x", directive.example()));
            assertThat(document.elements())
                    .as(directive.name() + ": " + directive.example())
                    .hasSize(1)
                    .allMatch(e -> e instanceof Document.Code code && code.whole());
        }
    }

    @Test
    void everyReservedWordIsATokenOfTheGrammar() {
        assertThat(Directives.words()).allMatch(word -> Keywords.type(word.text()) > 0);
    }

    @Test
    void rangesAreSaidInWords() {
        assertThat(range("accept relay helo", Dialect.CLASSIC)).isEqualTo("until 5.3");
        assertThat(range("match from auth", Dialect.MODERN)).isEqualTo("since 6.7");
        assertThat(range("listen secure", Dialect.CLASSIC)).isEqualTo("from 5.4 to 5.9");
        assertThat(range("include", Dialect.MODERN)).isEmpty();
    }

    @Test
    void aReleaseInBetweenReadsAsTheOneBeforeIt() {
        assertThat(List.of("5.5", "6.0.2p1", "6.3", "6.5", "7.0.0p0", "7.4.0p1", "7.7"))
                .extracting(text -> Release.named(text).orElseThrow())
                .containsExactly(
                        Release.R5_4,
                        Release.R6_0,
                        Release.R6_0,
                        Release.R6_4,
                        Release.R6_8,
                        Release.R7_3,
                        Release.R7_5);
        assertThat(List.of("", "7", "5.2", "7.9", "8.0", "2014", "7.8x", "99.9", "7.8.0p"))
                .allMatch(text -> Release.named(text).isEmpty());
        for (Release release : Release.values()) {
            assertThat(Release.named(release.label())).contains(release);
        }
    }

    private static String range(String name, Dialect dialect) {
        return Directives.named(name).orElseThrow().range(dialect);
    }

    @Test
    void releasesAreNamedAsPeopleDo() {
        assertThat(List.of("2013", "5.3.3", "6.0.3", "6.8.0", "7.8.0", "7.8"))
                .extracting(text -> Release.named(text).orElseThrow())
                .containsExactly(
                        Release.R2013,
                        Release.R5_3,
                        Release.R6_0,
                        Release.R6_8,
                        Release.R7_8,
                        Release.R7_8);
    }
}
