package org.waypost.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.eclipse.lsp4j.DocumentOnTypeFormattingParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SelectionRange;
import org.eclipse.lsp4j.SelectionRangeParams;
import org.eclipse.lsp4j.SignatureHelp;
import org.eclipse.lsp4j.SignatureHelpParams;
import org.eclipse.lsp4j.TextEdit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AssistTest {
    private static final Position END = new Position(Integer.MAX_VALUE / 2, 0);

    private final Editor editor = Editor.open();
    private int opened;

    private Editor.Document open(String marked) {
        return editor.document("untitled:assist-" + ++opened, marked);
    }

    @Test
    void tellsHowAStatementIsWritten() {
        assertThat(help("table |")).isEqualTo("table NAME { KEY … } @ NAME");
        assertThat(help("listen on |")).isEqualTo("listen on INTERFACE [OPTION …] @ INTERFACE");
        assertThat(help("listen on lo |")).isEqualTo("listen on INTERFACE [OPTION …] @ [OPTION …]");
        assertThat(help("action \"a\" |")).isEqualTo("action NAME METHOD [OPTION …] @ METHOD");
    }

    @Test
    void tellsHowAnOptionIsWritten() {
        assertThat(help("listen on lo tag |")).isEqualTo("tag NAME @ NAME");
        assertThat(help("listen on lo port |")).isEqualTo("port NUMBER @ NUMBER");
        assertThat(help("action \"a\" relay host |")).isEqualTo("host TABLE @ TABLE");
        assertThat(help("action \"a\" maildir \"/m\" |"))
                .isEqualTo("maildir [PATH] [junk] @ [junk]");
        assertThat(help("match from src |")).isEqualTo("[!] from src [regex] TABLE @ [regex]");
        assertThat(help("accept from any for domain |")).isEqualTo("for [!] domain TABLE @ TABLE");
    }

    @Test
    void comesBackToTheStatementBehindAnOption() {
        assertThat(help("match from src <a> |"))
                .isEqualTo("match [OPTION …] action NAME @ [OPTION …]");
        assertThat(help("match from src { 192.0.2.1 } for any action |"))
                .isEqualTo("match [OPTION …] action NAME @ NAME");
    }

    @Test
    void tellsNothingWhereNothingFollows() {
        assertThat(help("# match |")).isEqualTo("none");
        assertThat(help("|")).isEqualTo("none");
        assertThat(help("nonsense |")).isEqualTo("none");
    }

    /** The active signature and its active parameter. */
    private String help(String marked) {
        var document = open(marked);
        @Nullable SignatureHelp help =
                Editor.await(
                        editor.server()
                                .signatureHelp(
                                        new SignatureHelpParams(document.id(), document.cursor())));
        if (help == null) {
            return "none";
        }
        var signature = help.getSignatures().get(help.getActiveSignature());
        var place = signature.getParameters().get(help.getActiveParameter()).getLabel().getRight();
        String label = signature.getLabel();
        return label + " @ " + label.substring(place.getFirst(), place.getSecond());
    }

    @Test
    void showsWhatRulesImply() {
        assertThat(hinted("match action \"a\"\n"))
                .isEqualTo("match «from local» «for local» action \"a\"\n");
        assertThat(hinted("match from any for domain \"a.b\" reject\n"))
                .isEqualTo("match from any for domain \"a.b\" reject\n");
        assertThat(hinted("accept for any relay\n"))
                .isEqualTo("accept «from local» for any relay\n");
        assertThat(hinted("match from auth action \"a\"\n"))
                .isEqualTo("match from auth «for local» action \"a\"\n");
    }

    @Test
    void showsPortsPathsAndTimes() {
        assertThat(hinted("listen on lo\nlisten on lo smtps pki a\nlisten on lo port 2525\n"))
                .isEqualTo(
                        "listen on lo «port 25»\nlisten on lo «port 465» smtps pki a\n"
                                + "listen on lo port 2525\n");
        assertThat(hinted("queue ttl 1d\naction \"a\" maildir\naction \"b\" relay ttl 2h\n"))
                .isEqualTo(
                        "queue ttl 1d\naction \"a\" maildir «\"~/Maildir\"» «ttl 1d»\n"
                                + "action \"b\" relay ttl 2h\n");
        assertThat(hinted("listen on socket mask-src\n")).isEqualTo("listen on socket mask-src\n");
        assertThat(hinted("accept from any for any deliver to maildir \"/m\"\n"))
                .isEqualTo("accept from any for any deliver to maildir \"/m\"\n");
    }

    @Test
    void saysNothingOfWhatAMacroMaySay() {
        assertThat(hinted("all = \"from any\"\nmatch $all for any reject\n"))
                .isEqualTo("all = \"from any\"\nmatch $all for any reject\n");
    }

    @Test
    void writesOutWhatWasImplied() {
        String text = "match for any reject\n";
        var document = open(text);
        List<TextEdit> edits =
                hints(document).stream().flatMap(h -> h.getTextEdits().stream()).toList();
        assertThat(document.applied(edits)).isEqualTo("match from local for any reject\n");
    }

    private String hinted(String text) {
        var document = open(text);
        StringBuilder shown = new StringBuilder(text);
        List<InlayHint> hints = new ArrayList<>(hints(document));
        Collections.reverse(hints);
        hints.sort(
                (a, b) -> document.offsetOf(b.getPosition()) - document.offsetOf(a.getPosition()));
        for (InlayHint hint : hints) {
            shown.insert(
                    document.offsetOf(hint.getPosition()), " «" + hint.getLabel().getLeft() + "»");
        }
        return shown.toString();
    }

    private List<InlayHint> hints(Editor.Document document) {
        var range = new Range(new Position(0, 0), END);
        return Editor.await(editor.server().inlayHint(new InlayHintParams(document.id(), range)));
    }

    @Test
    void selectsMoreAndMore() {
        assertThat(selections("x = \"1\"\n\nmatch from src { \"10.0|.0.1\", b } for any reject\n"))
                .containsExactly(
                        "10.0.0.1",
                        "\"10.0.0.1\"",
                        " \"10.0.0.1\", b ",
                        "{ \"10.0.0.1\", b }",
                        "match from src { \"10.0.0.1\", b } for any reject",
                        "x = \"1\"\n\nmatch from src { \"10.0.0.1\", b } for any reject\n");
    }

    @Test
    void selectsStatementsThatBelongTogether() {
        assertThat(selections("queue ttl 1d\n\npki a ce|rt \"x\"\npki a key \"y\"\n\nadmd b\n"))
                .contains("cert", "pki a cert \"x\"", "pki a cert \"x\"\npki a key \"y\"");
    }

    private List<String> selections(String marked) {
        var document = open(marked);
        SelectionRange at =
                Editor.await(
                                editor.server()
                                        .selectionRange(
                                                new SelectionRangeParams(
                                                        document.id(), List.of(document.cursor()))))
                        .getFirst();
        List<String> texts = new ArrayList<>();
        for (; at != null; at = at.getParent()) {
            Range range = Objects.requireNonNull(at.getRange());
            texts.add(
                    document.text()
                            .substring(
                                    document.offsetOf(range.getStart()),
                                    document.offsetOf(range.getEnd())));
        }
        return texts;
    }

    @Test
    void formatsTheStatementThatANewLineEnds() {
        assertThat(typed("match   from any   for any reject\n|", "\n"))
                .isEqualTo("match from any for any reject\n");
        assertThat(typed("queue   ttl 1d\nmatch   for any reject\n|\nadmd    x\n", "\n"))
                .isEqualTo("queue   ttl 1d\nmatch for any reject\n\nadmd    x\n");
    }

    @Test
    void leavesAListAloneWhileItIsOpen() {
        assertThat(typed("table   t {\n|\n", "\n")).isEqualTo("table   t {\n\n");
    }

    @Test
    void formatsAListThatABraceEnds() {
        assertThat(typed("table   t {   a,\nb   }|\n", "}")).startsWith("table t { a,\n");
    }

    private String typed(String marked, String character) {
        var document = open(marked);
        var edits =
                Editor.await(
                        editor.server()
                                .onTypeFormatting(
                                        new DocumentOnTypeFormattingParams(
                                                document.id(),
                                                new FormattingOptions(4, true),
                                                document.cursor(),
                                                character)));
        return document.applied(edits);
    }
}
