package org.waypost.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.waypost.compiler.ast.Document;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.source.SourceFile;
import org.waypost.compiler.source.Span;

/** Whatever the bytes are, the answer is diagnostics with places in the file. */
class NoisePropertyTest {
    private static final List<String> WORDS =
            List.of(
                    "accept", "action", "match", "from", "for", "any", "relay", "table", "listen",
                    "on", "socket", "{", "}", "<", ">", ",", "=", "=>", "!", "\"", "'", "$x", "$",
                    "x", "\n", "\\\n", "\\", "#", "5", "-", "10/8", "domain", "regex", "host",
                    "filter", "phase", "include", "\r\n", "é", "\u0000", "\t", " ", "tls", "pki");

    @Property(tries = 150)
    void wordsInAnyOrder(@ForAll("words") String text) {
        survives(text);
    }

    @Property(tries = 100)
    void anyCharacters(@ForAll String text) {
        survives(text);
    }

    @Property(tries = 100)
    void goodFilesWithABiteTakenOut(@ForAll long seed) {
        Random random = new Random(seed);
        String cases = TestFiles.resource("messages/modern.cases");
        int start = random.nextInt(cases.length());
        int end = Math.min(cases.length(), start + random.nextInt(200));
        int cut = start + (end - start) / 2;
        survives(
                cases.substring(start, cut)
                        + WORDS.get(random.nextInt(WORDS.size()))
                        + cases.substring(Math.min(end, cut + 3), end));
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.of(WORDS).list().ofMaxSize(40).map(list -> String.join(" ", list));
    }

    private static void survives(String text) {
        List<Diagnostic> told = new ArrayList<>(TestFiles.NONE.compileHere(text).diagnostics());
        told.addAll(TestFiles.NONE.checkElsewhere(text).diagnostics());
        for (Diagnostic diagnostic : told) {
            inside(diagnostic.span());
        }
        Document document = SmtpdCompiler.parse(new SourceFile("f", text));
        document.elements().forEach(element -> inside(element.span()));
    }

    private static void inside(Span span) {
        assertThat(span.start()).isBetween(0, span.file().text().length());
        assertThat(span.end()).isBetween(span.start(), span.file().text().length());
        assertThat(span.line()).isPositive();
    }
}
