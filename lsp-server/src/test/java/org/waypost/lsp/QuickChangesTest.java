package org.waypost.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes that leave all names as they are do not wait for the index. */
class QuickChangesTest {
    private static final String TEXT =
            """
            table ours { example.org }
            action "in" maildir
            match from any for domain <ours> action "in"
            """;

    private final Editor editor = Editor.open();

    private static TextDocumentContentChangeEvent insert(int line, int column, String text) {
        Position at = new Position(line, column);
        return new TextDocumentContentChangeEvent(new Range(at, at), text);
    }

    @Test
    void aRuleThatIsBrokenAndMendedIsToldEachTime() {
        var text = editor.unmarked("untitled:quick", TEXT);
        assertThat(text.squiggles()).isEmpty();
        text.change(insert(2, 10, " x"));
        assertThat(text.diagnostics()).isNotEmpty();
        text.change(new TextDocumentContentChangeEvent(range(2, 10, 12), ""));
        assertThat(text.squiggles()).isEmpty();
    }

    private static Range range(int line, int from, int to) {
        return new Range(new Position(line, from), new Position(line, to));
    }

    @Test
    void namesAreFoundWhereTheyAreAfterLinesMoved() {
        var text = editor.document("untitled:moved", "\n\n" + TEXT.replace("<ours>", "<o|urs>"));
        text.replaceAll(text.text().substring(1) + "#");
        text.replaceAll("#" + text.text().substring(0, text.text().length() - 1));
        assertThat(text.words(text.definitions())).containsExactly("2:ours");
        text.replaceAll("\n" + text.text().substring(1));
        assertThat(text.words(text.references())).containsExactly("3:ours", "5:ours");
    }

    /** It is judged before it is indexed, and who asks for its names waits for the index. */
    @Test
    void aNewNameIsOfferedAndFoundAtOnce() {
        var text =
                editor.document("untitled:new", "table ours { example.org }\nmatch for domain <|");
        assertThat(text.labels()).contains("ours>");
        text.replaceAll("table mine { example.org }\nmatch for domain <");
        assertThat(text.labels()).contains("mine>").doesNotContain("ours>");
        var symbols = editor.server().symbol(new WorkspaceSymbolParams("mine")).join();
        assertThat(symbols.getRight()).extracting(WorkspaceSymbol::getName).containsExactly("mine");
    }

    @Test
    void aFileThatIsNamedByAnotherLaterIsItsPart(@TempDir Path folder) throws Exception {
        Path part = folder.resolve("part.inc");
        Path main = folder.resolve("smtpd.conf");
        String rule = "match from any for domain <ours> action \"in\"\n";
        Files.writeString(part, rule);
        Files.writeString(main, "table ours { example.org }\naction \"in\" maildir\n" + rule);
        Editor both = Editor.open(folder);
        var open = both.unmarked(part.toUri().toString(), rule);
        assertThat(open.squiggles()).isNotEmpty();
        var text = both.unmarked(main.toUri().toString(), Files.readString(main));
        text.replaceAll(text.text() + "include \"part.inc\"\n");
        assertThat(text.squiggles()).isEmpty();
        assertThat(open.squiggles()).isEmpty();
    }

    @Test
    void aSharedIncludeIsJudgedForEachOfItsRoots(@TempDir Path folder) throws Exception {
        Path shared = folder.resolve("shared.inc");
        Files.writeString(shared, "table ours { example.org }\naction \"in\" maildir\n");
        String rule = "include \"shared.inc\"\nmatch from any for domain <ours> action \"in\"\n";
        Path one = folder.resolve("smtpd-one.conf");
        Path two = folder.resolve("smtpd-two.conf");
        Files.writeString(one, rule);
        Files.writeString(two, rule + "match from local for local action \"in\"\n");
        Editor both = Editor.open(folder);
        var text = both.unmarked(shared.toUri().toString(), Files.readString(shared));
        assertThat(text.squiggles()).isEmpty();
        text.change(insert(1, 19, " wrong wrong"));
        assertThat(text.squiggles()).isNotEmpty();
        both.unmarked(one.toUri().toString(), rule);
        assertThat(both.diagnosticsOf(two)).isEmpty();
        text.change(new TextDocumentContentChangeEvent(range(1, 19, 31), ""));
        assertThat(text.squiggles()).isEmpty();
        text.change(new TextDocumentContentChangeEvent(range(0, 6, 10), "mine"));
        assertThat(both.diagnosticsOf(one)).isNotEmpty();
        assertThat(both.diagnosticsOf(two)).isNotEmpty();
    }

    @Test
    void aLongSearchTellsWhenItBeginsAndEnds() {
        var text = editor.document("untitled:told", TEXT.replace("<ours>", "<o|urs>"));
        ReferenceParams params =
                new ReferenceParams(text.id(), text.cursor(), new ReferenceContext(true));
        params.setWorkDoneToken(Either.forLeft("search"));
        Editor.await(editor.server().references(params));
        assertThat(editor.log()).containsExactly("search begin", "search end");
    }
}
