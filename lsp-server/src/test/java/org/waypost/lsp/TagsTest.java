package org.waypost.lsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.eclipse.lsp4j.DocumentHighlightParams;
import org.junit.jupiter.api.Test;

class TagsTest {
    private static final String TEXT =
            """
            listen on lo port 10028 tag DKIM
            listen on lo port 2525 tag "IN"
            action "a" relay
            match tag DKIM for any action "a"
            match tag IN for any reject
            """;

    private final Editor editor = Editor.open();

    private Editor.Document at(String word, String marked) {
        return editor.document("untitled:tags", TEXT.replaceFirst(word, marked));
    }

    @Test
    void leadToTheListener() {
        var document = at("match tag DKIM", "match tag DK|IM");
        assertThat(document.words(document.definitions())).containsExactly("1:DKIM");
        assertThat(document.words(document.references())).containsExactly("1:DKIM", "4:DKIM");
    }

    @Test
    void areHighlighted() {
        var document = at("tag DKIM", "tag |DKIM");
        var found =
                Editor.await(
                        editor.server()
                                .documentHighlight(
                                        new DocumentHighlightParams(
                                                document.id(), document.cursor())));
        assertThat(found).hasSize(2);
    }

    @Test
    void areRenamedInTheirQuotes() {
        assertThat(at("match tag IN", "match tag I|N").rename("OUT"))
                .contains("tag \"OUT\"\n", "match tag OUT for any");
    }

    @Test
    void areNotRenamedToWhatIsTakenOrNoTag() {
        var document = at("match tag IN", "match tag I|N");
        assertThatThrownBy(() -> document.rename("DKIM")).hasMessageContaining("another `DKIM`");
        assertThatThrownBy(() -> document.rename("a b")).hasMessageContaining("cannot be a tag");
    }

    @Test
    void areOffered() {
        assertThat(at("match tag DKIM", "match tag |").labels()).contains("DKIM", "IN");
    }

    @Test
    void theOldDialectHasThemToo() {
        var document =
                editor.document(
                        "untitled:classic", "listen on lo tag A\naccept tagged |A for any relay\n");
        assertThat(document.rename("B"))
                .isEqualTo("listen on lo tag B\naccept tagged B for any relay\n");
    }
}
