package org.waypost.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.approvaltests.Approvals;
import org.junit.jupiter.api.Test;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Label;
import org.waypost.compiler.source.Span;

/** What people read about each mistake. */
class MessagesTest {
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
        for (String one : cases("classic")) {
            houseStyle(TestFiles.NONE.compileHere(one).diagnostics());
        }
        for (String one : cases("modern")) {
            houseStyle(TestFiles.NONE.compileHere(one).diagnostics());
        }
    }

    private static void houseStyle(List<Diagnostic> diagnostics) {
        assertThat(diagnostics).isNotEmpty();
        for (Diagnostic diagnostic : diagnostics) {
            String message = diagnostic.message();
            assertThat(message).isNotBlank().doesNotEndWith(".").doesNotContain("\n");
            assertThat(Character.isUpperCase(message.charAt(0))).as(message).isFalse();
            assertThat(diagnostic.code()).matches("[a-z0-9-]+");
        }
    }

    private static List<String> cases(String dialect) {
        String text = TestFiles.resource("messages/" + dialect + ".cases");
        return List.of(BETWEEN_CASES.split(text.strip())).stream().map(c -> c + "\n").toList();
    }

    private static String table(String dialect) {
        return cases(dialect).stream().map(MessagesTest::shown).collect(Collectors.joining("\n"));
    }

    private static String shown(String text) {
        StringBuilder out = new StringBuilder();
        text.lines().forEach(line -> out.append("    ").append(line.stripTrailing()).append('\n'));
        for (Diagnostic one : TestFiles.NONE.compileHere(text).diagnostics()) {
            out.append(place(one.span())).append(": ");
            one.original().ifPresent(out::append);
            out.append("\n  ").append(one.code()).append(": ").append(one.message()).append('\n');
            for (Label label : one.labels()) {
                out.append("  at ").append(place(label.span())).append(": ").append(label.text());
                out.append('\n');
            }
            one.help().forEach(help -> out.append("  help: ").append(help).append('\n'));
        }
        return out.toString();
    }

    /** Line and the text that is underlined. */
    private static String place(Span span) {
        String text = span.file().text().substring(span.start(), span.end()).strip();
        return span.line() + " «" + text.replace("\n", "⏎") + "»";
    }
}
