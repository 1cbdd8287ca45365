package org.waypost.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentRangeFormattingParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.junit.jupiter.api.Test;
import org.waypost.compiler.format.Formatter;
import org.waypost.compiler.source.DiskFiles;
import org.waypost.compiler.source.SourceFile;
import org.waypost.compiler.source.SourceSet;

class FormattingTest {
    private static final String UGLY =
            """
            table   ips   {192.0.2.1,192.0.2.2}

            # kept
            action    "a"   relay   src   <ips>
            match   from any   for any   action "a"
            """;

    private final Editor editor = Editor.open();

    @Test
    void formatsAsTheFormatterDoes() {
        for (String text : List.of(UGLY, UGLY.strip(), "", "\n", UGLY.replace("\n", "\r\n"))) {
            var document = editor.unmarked("untitled:" + text.hashCode(), text);
            var edits =
                    Editor.await(
                            editor.server()
                                    .formatting(
                                            new DocumentFormattingParams(
                                                    document.id(),
                                                    new FormattingOptions(4, true))));
            assertThat(document.applied(edits)).isEqualTo(formatted(text));
        }
        assertThat(formatted(UGLY)).isNotEqualTo(UGLY);
    }

    private static String formatted(String text) {
        return Formatter.format(
                new SourceSet(new SourceFile("x", text), DiskFiles.beside(Path.of("x"))));
    }

    @Test
    void formatsARangeOnly() {
        var document = editor.unmarked("untitled:range", UGLY);
        var edits =
                Editor.await(
                        editor.server()
                                .rangeFormatting(
                                        new DocumentRangeFormattingParams(
                                                document.id(),
                                                new FormattingOptions(4, true),
                                                new Range(
                                                        new Position(0, 0), new Position(0, 5)))));
        assertThat(document.applied(edits))
                .startsWith(formatted(UGLY).lines().findFirst().orElseThrow() + "\n")
                .endsWith("match   from any   for any   action \"a\"\n");
    }
}
