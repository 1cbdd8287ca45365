package org.waypost.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waypost.compiler.CompileOptions;
import org.waypost.compiler.SmtpdCompiler;
import org.waypost.compiler.ast.Document;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.JsonForm;
import org.waypost.compiler.diagnostic.LineForm;
import org.waypost.compiler.diagnostic.Severity;
import org.waypost.compiler.format.Formatter;
import org.waypost.compiler.lint.LintOptions;
import org.waypost.compiler.source.DiskFiles;
import org.waypost.compiler.source.SourceFile;
import org.waypost.compiler.source.SourceSet;
import org.waypost.compiler.source.Span;

/**
 * Whatever the bytes are, the answer is diagnostics with places in the text, soon, and within the
 * {@link Allowance}. The seeds beside this class are tried in every build; the profile {@code fuzz}
 * looks for new ones for ten minutes in all.
 */
class LanguageFuzzTest {
    private static final CompileOptions THERE =
            new CompileOptions(
                    Optional.empty(),
                    Optional.of("mail.example.com"),
                    Optional.of(Map.of("lo", List.of("127.0.0.1", "::1"))),
                    Map.of("given", "a b"),
                    false);

    @FuzzTest(maxDuration = "4m")
    void check(byte[] bytes) {
        String text = DiskFiles.decode(bytes);
        SourceSet sources = FuzzFiles.main(text);
        List<Diagnostic> found = Allowance.within(bytes.length, () -> checked(sources));
        found.forEach(diagnostic -> inside(diagnostic.span()));
        assertThat(new JsonForm().render(found)).startsWith("[");
        new LineForm().render(found);
        Document document = SmtpdCompiler.parse(sources.main());
        document.elements().forEach(element -> inside(element.span()));
    }

    @FuzzTest(maxDuration = "3m")
    void format(byte[] bytes) {
        String text = DiskFiles.decode(bytes);
        String once = Allowance.within(bytes.length, () -> Formatter.format(FuzzFiles.main(text)));
        assertThat(Formatter.format(FuzzFiles.main(once))).isEqualTo(once);
        assertThat(errors(once)).isEqualTo(errors(text));
    }

    @FuzzTest(maxDuration = "3m")
    void tableFile(byte[] bytes) {
        String table = DiskFiles.decode(bytes);
        String rules =
                "table t file:/t\ntable v file:/t\naction a maildir virtual <v>\n"
                        + "match from src <t> for domain <t> rcpt-to <t> action a\n";
        SourceSet sources = FuzzFiles.withTable(rules, new SourceFile("/t", table));
        Allowance.within(bytes.length, () -> checked(sources))
                .forEach(diagnostic -> inside(diagnostic.span()));
    }

    private static List<Diagnostic> checked(SourceSet sources) {
        return SmtpdCompiler.check(sources, THERE, LintOptions.at(FuzzFiles.NOW)).diagnostics();
    }

    /** Formatting may move an error and must not make or mend one; line ends it does mend. */
    private static List<String> errors(String text) {
        return SmtpdCompiler.compile(FuzzFiles.main(text), THERE).diagnostics().stream()
                .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                .map(Diagnostic::code)
                .toList();
    }

    private static void inside(Span span) {
        int length = span.file().text().length();
        assertThat(span.start()).isBetween(0, length);
        assertThat(span.end()).isBetween(span.start(), Math.max(length, span.start()));
        assertThat(span.line()).isPositive();
    }
}
