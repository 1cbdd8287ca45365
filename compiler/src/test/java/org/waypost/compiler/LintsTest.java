package org.waypost.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.Test;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Label;
import org.waypost.compiler.diagnostic.Severity;
import org.waypost.compiler.diagnostic.TextEdit;
import org.waypost.compiler.source.Span;

/** What people read about what is allowed and hardly meant. */
class LintsTest {
    private static final Pattern BETWEEN_CASES = Pattern.compile("\n{2,}");

    @Test
    void classic() {
        Approvals.verify(table("classic"));
    }

    @Test
    void modern() {
        Approvals.verify(table("modern"));
    }

    @Test
    void everySentenceIsInHouseStyle() {
        for (String dialect : List.of("classic", "modern")) {
            for (String one : cases(dialect)) {
                for (Diagnostic found : found(one)) {
                    assertThat(found.message())
                            .isNotBlank()
                            .doesNotEndWith(".")
                            .doesNotContain("\n");
                    assertThat(Character.isUpperCase(found.message().charAt(0)))
                            .as(found.message())
                            .isFalse();
                }
            }
        }
    }

    /** In a file that is so large that lints look side by side the same is found. */
    @Test
    void ofALargeFileTheSameIsSaid() {
        for (String one : cases("modern")) {
            String large = one + "smtp max-message-size 10M\n".repeat(20_001);
            assertThat(said(large)).as(one).isEqualTo(said(one));
        }
    }

    private static List<String> said(String text) {
        return found(text).stream()
                .map(d -> place(d.span()) + " " + d.code() + ": " + d.message())
                .toList();
    }

    private static List<String> cases(String dialect) {
        String text = TestFiles.resource("lint/" + dialect + ".cases");
        return List.of(BETWEEN_CASES.split(text.strip())).stream().map(c -> c + "\n").toList();
    }

    private static List<Diagnostic> found(String text) {
        return TestFiles.withSecrets(text).checkElsewhere(text).diagnostics().stream()
                .filter(d -> d.severity() != Severity.NOTE)
                .toList();
    }

    private static String table(String dialect) {
        return cases(dialect).stream().map(LintsTest::shown).collect(Collectors.joining("\n"));
    }

    private static String shown(String text) {
        StringBuilder out = new StringBuilder();
        text.lines().forEach(line -> out.append("    ").append(line.stripTrailing()).append('\n'));
        for (Diagnostic one : found(text)) {
            out.append(place(one.span())).append(": ").append(one.severity()).append('\n');
            out.append("  ").append(one.code()).append(": ").append(one.message()).append('\n');
            for (Label label : one.labels()) {
                out.append("  at ").append(place(label.span())).append(": ").append(label.text());
                out.append('\n');
            }
            one.help().forEach(help -> out.append("  help: ").append(help).append('\n'));
            for (TextEdit edit : one.edits()) {
                out.append("  edit: ").append(place(edit.span())).append(" -> ");
                out.append(edit.replacement()).append('\n');
            }
        }
        return out.toString();
    }

    /** Line and the text that is underlined. */
    private static String place(Span span) {
        String text = span.file().text().substring(span.start(), span.end()).strip();
        return span.line() + " «" + text.replace("\n", "⏎") + "»";
    }
}
