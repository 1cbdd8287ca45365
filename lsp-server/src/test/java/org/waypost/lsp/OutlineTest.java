package org.waypost.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.DocumentLinkParams;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.junit.jupiter.api.Test;

class OutlineTest {
    private static final String TEXT =
            """
            # the addresses that
            # mail leaves from

            table ips {
                192.0.2.1,
                192.0.2.2
            }
            mx = "192.0.2.9"
            action "out" relay host $mx src <ips> \\
                tls
            match from any for any action "out"
            """;

    private final Editor editor = Editor.open();
    private final Editor.Document document = editor.document("file:///smtpd/x.conf", TEXT);

    @Test
    void listsStatementsInTheirOwnWords() {
        var symbols =
                Editor.await(
                        editor.server().documentSymbol(new DocumentSymbolParams(document.id())));
        assertThat(symbols)
                .extracting(s -> s.getRight().getKind() + " " + s.getRight().getName())
                .containsExactly(
                        "Struct table ips { 192.0.2.1, 192.0.2.2 }",
                        "Constant mx = \"192.0.2.9\"",
                        "Function action \"out\" relay host $mx src <ips> tls",
                        "Event match from any for any action \"out\"");
        var table = symbols.getFirst().getRight();
        assertThat(table.getRange().getEnd().getLine()).isEqualTo(6);
        assertThat(table.getSelectionRange().getStart().getCharacter()).isEqualTo(6);
    }

    @Test
    void findsNamesInTheWorkspace() {
        var found =
                Editor.await(editor.server().symbol(new WorkspaceSymbolParams("ip"))).getRight();
        assertThat(found).extracting(s -> s.getName()).containsExactly("ips");
    }

    @Test
    void foldsStatementsAndComments() {
        var folds =
                Editor.await(
                        editor.server().foldingRange(new FoldingRangeRequestParams(document.id())));
        assertThat(folds)
                .extracting(f -> f.getStartLine() + "-" + f.getEndLine() + " " + f.getKind())
                .containsExactly("3-6 region", "8-9 region", "0-1 comment");
    }

    @Test
    void coloursWordsByWhatTheyAre() {
        var tokens =
                Editor.await(
                        editor.server()
                                .semanticTokensFull(new SemanticTokensParams(document.id())));
        assertThat(coloured(tokens.getData()))
                .contains(
                        "comment:# the addresses that",
                        "keyword:table",
                        "struct:ips",
                        "macro:mx",
                        "macro:$mx",
                        "function:\"out\"",
                        "keyword:relay",
                        "keyword:tls");
    }

    private List<String> coloured(List<Integer> data) {
        var legend = editor.capabilities().getCapabilities().getSemanticTokensProvider();
        List<String> words = new ArrayList<>();
        String[] lines = TEXT.split("\n");
        int line = 0;
        int column = 0;
        for (int i = 0; i < data.size(); i += 5) {
            line += data.get(i);
            column = data.get(i) == 0 ? column + data.get(i + 1) : data.get(i + 1);
            String type = legend.getLegend().getTokenTypes().get(data.get(i + 3));
            words.add(type + ":" + lines[line].substring(column, column + data.get(i + 2)));
        }
        return words;
    }

    @Test
    void linksFiles() {
        var text =
                editor.document(
                        "file:///smtpd/y.conf",
                        "include \"tables.inc\"\ntable a file:/etc/mail/aliases\n"
                                + "pki m cert \"/etc/ssl/m.crt\"\npki m key \"/etc/ssl/m.key\"\n"
                                + "table s sqlite:/etc/mail/s.conf\npki m dhe auto\n");
        var links = Editor.await(editor.server().documentLink(new DocumentLinkParams(text.id())));
        assertThat(links)
                .extracting(l -> l.getTarget())
                .containsExactly(
                        "file:///smtpd/tables.inc",
                        "file:///etc/mail/aliases",
                        "file:///etc/ssl/m.crt",
                        "file:///etc/ssl/m.key",
                        "file:///etc/mail/s.conf");
    }

    @Test
    void explainsNames() {
        var text = editor.document("untitled:h", TEXT.replace("src <ips>", "src <i|ps>"));
        var hover = Editor.await(editor.server().hover(new HoverParams(text.id(), text.cursor())));
        assertThat(hover.getContents().getRight().getValue())
                .contains("table ips {\n    192.0.2.1,")
                .contains("Used on line 9.");
    }
}
