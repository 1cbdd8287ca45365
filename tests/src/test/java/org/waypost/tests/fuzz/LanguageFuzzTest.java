package org.waypost.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.waypost.compiler.Compilation;
import org.waypost.compiler.CompileOptions;
import org.waypost.compiler.SmtpdCompiler;
import org.waypost.compiler.ast.Document;
import org.waypost.compiler.decide.ConfigurationText;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.JsonForm;
import org.waypost.compiler.diagnostic.LineForm;
import org.waypost.compiler.diagnostic.SafeText;
import org.waypost.compiler.diagnostic.Severity;
import org.waypost.compiler.format.Formatter;
import org.waypost.compiler.lint.LintOptions;
import org.waypost.compiler.model.Configuration;
import org.waypost.compiler.source.DiskFiles;
import org.waypost.compiler.source.SourceFile;
import org.waypost.compiler.source.SourceSet;
import org.waypost.compiler.source.Span;
import org.waypost.engine.match.TableLookup;
import org.waypost.engine.rule.Matching;
import org.waypost.engine.table.Service;
import org.waypost.engine.table.Table;

/**
 * Whatever the bytes are, the answer is diagnostics with places in the text, soon, and within the
 * {@link Allowance}. The seeds beside this class are tried in every build; the profile {@code fuzz}
 * looks for new ones for ten minutes in all.
 */
@Tag("slow")
class LanguageFuzzTest {
    private static final CompileOptions THERE =
            new CompileOptions(
                    Optional.empty(),
                    Optional.of("mail.example.com"),
                    Optional.of(Map.of("lo", List.of("127.0.0.1", "::1"))),
                    Map.of("given", "a b"),
                    false);

    private static final String ASKED = "table t file:/t\nmatch for any reject\n";

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

    @FuzzTest(maxDuration = "2m")
    void format(byte[] bytes) {
        String text = DiskFiles.decode(bytes);
        String once = Allowance.within(bytes.length, () -> Formatter.format(FuzzFiles.main(text)));
        assertThat(Formatter.format(FuzzFiles.main(once))).isEqualTo(once);
        assertThat(errors(once)).isEqualTo(errors(text));
    }

    @FuzzTest(maxDuration = "2m")
    void tableFile(byte[] bytes) {
        String table = DiskFiles.decode(bytes);
        String rules =
                "table t file:/t\ntable v file:/t\naction a maildir virtual <v>\n"
                        + "match from src <t> for domain <t> rcpt-to <t> action a\n";
        SourceSet sources = FuzzFiles.withTable(rules, new SourceFile("/t", table));
        Allowance.within(bytes.length, () -> checked(sources))
                .forEach(diagnostic -> inside(diagnostic.span()));
    }

    /** What is accepted can be shown; each shown line is one line. */
    @FuzzTest(maxDuration = "1m")
    void show(byte[] bytes) {
        SourceSet sources = FuzzFiles.main(DiskFiles.decode(bytes));
        Compilation compilation = SmtpdCompiler.compile(sources, THERE);
        compilation.configuration().ifPresent(c -> shown(bytes.length, c));
    }

    private static void shown(int length, Configuration configuration) {
        List<String> lines =
                Allowance.within(
                        length, () -> ConfigurationText.of(configuration).lines().toList());
        assertThat(lines).isNotEmpty();
        lines.forEach(line -> assertThat(SafeText.of(line)).doesNotContain("\n", "\u001b"));
    }

    /** Any key of any file is answered by one of its entries, or by none. */
    @FuzzTest(maxDuration = "1m")
    void lookup(byte[] bytes) {
        String text = DiskFiles.decode(bytes);
        String key = text.lines().findFirst().orElse("");
        SourceSet sources = FuzzFiles.withTable(ASKED, new SourceFile("/t", text));
        SmtpdCompiler.compile(sources, THERE)
                .configuration()
                .map(c -> (Table.InMemory) c.tables().get("t"))
                .ifPresent(t -> Allowance.within(bytes.length, () -> answered(t, key)));
    }

    private static boolean answered(Table.InMemory table, String key) {
        TableLookup lookup = new TableLookup(Matching.V7_8, "+");
        for (Service service : Service.values()) {
            lookup.find(table, service, key)
                    .ifPresent(entry -> assertThat(table.entries()).contains(entry));
        }
        return true;
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
