package org.waypost.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompletionTest {
    private final Editor editor = Editor.open();

    @Test
    void offersTablesAfterTheBracket() {
        var document =
                editor.document(
                        """
                        table ips { 192.0.2.1 }
                        table names file:/etc/mail/names
                        action "a" relay src <|
                        """);
        assertThat(document.labels()).containsExactly("ips>", "names>");
        assertThat(document.accept("ips>")).contains("relay src <ips>\n");
    }

    @Test
    void keepsTheClosingBracketThatIsThere() {
        var document = editor.document("table ips { 192.0.2.1 }\naction \"a\" relay src <i|>\n");
        assertThat(document.accept("ips")).contains("src <ips>\n");
    }

    @Test
    void offersMacrosAndActions() {
        assertThat(editor.document("untitled:a", "mx = \"192.0.2.1\"\nlisten on $|\n").labels())
                .containsExactly("$mx");
        assertThat(
                        editor.document("untitled:b", "action \"out\" relay\nmatch for any action |")
                                .labels())
                .contains("\"out\"");
    }

    @Test
    void offersNothingInAComment() {
        assertThat(editor.document("table a { b }\n# see <|\n").labels()).isEmpty();
    }
}
