package org.waypost.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class RobustnessTest {
    private static final String START =
            """
            # a comment
            table ips { 192.0.2.1, 192.0.2.2 }
            table names file:/etc/mail/names
            mx = "192.0.2.9"
            pki mail.example.com cert "/etc/ssl/mail.crt"
            listen on lo port 25 tls pki mail.example.com
            action "out" relay host "smtp://"$mx src <ips> \\
                helo-src <names>
            match from src <ips> for any action "out"
            """;

    private static final List<String> SNIPPETS =
            List.of(
                    "<",
                    ">",
                    "{",
                    "}",
                    "\"",
                    "\\\n",
                    "\n",
                    "\r\n",
                    "#",
                    "$mx",
                    "$",
                    "=",
                    "=>",
                    ",",
                    " ",
                    "\t",
                    "table t ",
                    "include \"x\"\n",
                    "action \"a\" relay\n",
                    "match for any action \"a\"\n",
                    "\ud83d\ude00",
                    "\u00e9",
                    "\u0000",
                    "\ufeff",
                    "'",
                    "!",
                    "accept from any\n");

    /** After any number of edits the server says what a fresh one says of the same text. */
    @Test
    void survivesRandomEdits() {
        Random random = new Random(20130101);
        Editor editor = Editor.open();
        var document = editor.unmarked("untitled:edited", START);
        StringBuilder text = new StringBuilder(START);
        for (int i = 0; i < 2_000; i++) {
            document.change(edit(random, text));
            if (i % 50 == 0) {
                askEverything(editor, "untitled:edited", random, text);
            }
        }
        Editor fresh = Editor.open();
        var same = fresh.unmarked("untitled:edited", text.toString());
        assertThat(document.squiggles()).isEqualTo(same.squiggles());
        assertThat(symbols(editor)).isEqualTo(symbols(fresh));
    }

    private static String symbols(Editor editor) {
        var id = new org.eclipse.lsp4j.TextDocumentIdentifier("untitled:edited");
        return Editor.await(editor.server().documentSymbol(new DocumentSymbolParams(id)))
                .toString();
    }

    private static TextDocumentContentChangeEvent edit(Random random, StringBuilder text) {
        int start = boundary(text, random.nextInt(text.length() + 1));
        int end = boundary(text, Math.min(text.length(), start + random.nextInt(6)));
        String insert = random.nextInt(3) == 0 ? "" : SNIPPETS.get(random.nextInt(SNIPPETS.size()));
        Range range = new Range(position(text, start), position(text, end));
        text.replace(start, end, insert);
        return new TextDocumentContentChangeEvent(range, insert);
    }

    /** Editors never cut a character in two. */
    private static int boundary(StringBuilder text, int at) {
        boolean inside =
                at > 0
                        && at < text.length()
                        && Character.isLowSurrogate(text.charAt(at))
                        && Character.isHighSurrogate(text.charAt(at - 1));
        return inside ? at - 1 : at;
    }

    private static Position position(StringBuilder text, int at) {
        String before = text.substring(0, at);
        int line = (int) before.chars().filter(c -> c == '\n').count();
        return new Position(line, at - (before.lastIndexOf('\n') + 1));
    }

    private static void askEverything(
            Editor editor, String uri, Random random, StringBuilder text) {
        var id = new org.eclipse.lsp4j.TextDocumentIdentifier(uri);
        Position place = position(text, boundary(text, random.nextInt(text.length() + 1)));
        Editor.await(editor.server().completion(new CompletionParams(id, place)));
        Editor.await(editor.server().definition(new DefinitionParams(id, place)));
        Editor.await(editor.server().hover(new org.eclipse.lsp4j.HoverParams(id, place)));
        Editor.await(editor.server().documentSymbol(new DocumentSymbolParams(id)));
        Editor.await(editor.server().foldingRange(new FoldingRangeRequestParams(id)));
        Editor.await(editor.server().codeLens(new org.eclipse.lsp4j.CodeLensParams(id)));
        Editor.await(
                editor.server()
                        .signatureHelp(new org.eclipse.lsp4j.SignatureHelpParams(id, place)));
        Range all = new Range(new Position(0, 0), place);
        Editor.await(editor.server().inlayHint(new org.eclipse.lsp4j.InlayHintParams(id, all)));
        Editor.await(
                editor.server()
                        .selectionRange(
                                new org.eclipse.lsp4j.SelectionRangeParams(id, List.of(place))));
        Editor.await(
                editor.server().semanticTokensFull(new org.eclipse.lsp4j.SemanticTokensParams(id)));
        var context = new org.eclipse.lsp4j.CodeActionContext(List.of());
        Editor.await(
                editor.server()
                        .codeAction(new org.eclipse.lsp4j.CodeActionParams(id, all, context)));
    }

    @Test
    void survivesCancelledRequests() {
        Editor editor = Editor.open();
        var document = editor.document(START.repeat(50) + "match from |");
        for (int i = 0; i < 20; i++) {
            CompletableFuture<?> answer =
                    editor.server()
                            .completion(new CompletionParams(document.id(), document.cursor()));
            answer.cancel(true);
        }
        assertThat(document.labels()).contains("any");
    }

    @Test
    void survivesCirclesOfIncludes(@TempDir Path folder) throws Exception {
        Path one = folder.resolve("smtpd-one.conf");
        Path two = folder.resolve("smtpd-two.conf");
        Files.writeString(one, "include \"" + two + "\"\n");
        Files.writeString(two, "include \"" + one + "\"\ninclude \"" + two + "\"\n");
        Editor editor = Editor.open(folder);
        var document = editor.document(one.toUri().toString(), Files.readString(one) + "ta|");
        assertThat(document.labels()).startsWith("table");
        assertThat(document.diagnostics()).isNotEmpty();
    }

    @Test
    void survivesBinaryAndLongLines() {
        Editor editor = Editor.open();
        byte[] junk = new byte[20_000];
        new Random(7).nextBytes(junk);
        String binary = new String(junk, java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(editor.unmarked("untitled:junk", binary).diagnostics()).isNotEmpty();
        String line =
                "table t { "
                        + "\"user@example.com\", ".repeat(50_000)
                        + "\"x\" }\nmatch for any reject\n";
        var document = editor.unmarked("untitled:long", line);
        assertThat(document.diagnostics())
                .noneMatch(d -> d.getSeverity() == org.eclipse.lsp4j.DiagnosticSeverity.Error);
    }

    @Test
    void positionsHoldBehindAstralCharactersAndCrLf() {
        Editor editor = Editor.open();
        var document =
                editor.document(
                        "untitled:astral",
                        "# \ud83d\ude00\r\ntable ips { \"\ud83d\ude00\", \"a\" }\r\n"
                                + "action \"a\" relay src <i|ps>\r\n");
        assertThat(document.words(document.definitions())).containsExactly("2:ips");
    }

    @Test
    void survivesManyLinesAndOneLongOne() {
        Editor editor = Editor.open();
        StringBuilder text = new StringBuilder("action \"a\" relay\n");
        for (int i = 0; i < 20_000; i++) {
            text.append("table t").append(i).append(" { host").append(i).append(" }\n");
        }
        text.append("match from any for any action \"nowhere\"\n");
        var document = editor.unmarked("untitled:many", text.toString());
        assertThat(document.squiggles()).anyMatch(s -> s.startsWith("20002: "));
        var word = editor.unmarked("untitled:word", "table t { " + "x".repeat(1 << 20) + " }\n");
        assertThat(symbolsOf(editor, word.id())).isNotEmpty();
    }

    private static List<?> symbolsOf(Editor editor, org.eclipse.lsp4j.TextDocumentIdentifier id) {
        return Editor.await(editor.server().documentSymbol(new DocumentSymbolParams(id)));
    }

    @Test
    void survivesIncludesThatNeverEnd() {
        Editor editor = Editor.open();
        var document = editor.unmarked("untitled:endless", "include \"/dev/zero\"\n");
        assertThat(document.diagnostics()).isNotEmpty();
    }
}
