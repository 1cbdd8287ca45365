package org.waypost.lsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.RenameParams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenameTest {
    private static final String TEXT =
            """
            table ips { 192.0.2.1 }
            mx = "192.0.2.9"
            action "out" relay host $mx src <ips>
            match from src <ips> for any action "out"
            match for any action out
            """;

    private final Editor editor = Editor.open();

    @Test
    void keepsTheClothesOfNames() {
        assertThat(
                        editor.document("untitled:t", TEXT.replace("table ips", "table i|ps"))
                                .rename("pool"))
                .isEqualTo(TEXT.replace("ips", "pool"));
        assertThat(editor.document("untitled:m", TEXT.replace("$mx", "$m|x")).rename("relay_host"))
                .isEqualTo(TEXT.replace("mx", "relay_host"));
        assertThat(
                        editor.document("untitled:a", TEXT.replace("action out", "action out|"))
                                .rename("all"))
                .isEqualTo(TEXT.replace("\"out\"", "\"all\"").replace("action out", "action all"));
    }

    /** What would be read as a word of the language stands in quotes. */
    @Test
    void quotesWhatWouldBeNoName() {
        assertThat(
                        editor.document("untitled:k", TEXT.replace("src <ips>\n", "src <i|ps>\n"))
                                .rename("relay"))
                .isEqualTo(TEXT.replace("ips", "\"relay\""));
        assertThat(
                        editor.document("untitled:d", TEXT.replace("src <ips>\n", "src <i|ps>\n"))
                                .rename("25"))
                .isEqualTo(TEXT.replace("ips", "\"25\""));
        var macro = editor.document("untitled:w", TEXT.replace("$mx", "$m|x"));
        assertThatThrownBy(() -> macro.rename("relay")).hasMessageContaining("`relay`");
    }

    /** The statements of a certificate are one, and its name is read in small letters. */
    @Test
    void changesAllStatementsOfACertificate() {
        String text =
                """
                pki mail cert "/c"
                pki mail key "/k"
                listen on lo tls pki Mail
                """;
        assertThat(editor.document("untitled:p", text.replace("Mail", "Ma|il")).rename("post"))
                .isEqualTo(text.replace("mail", "post").replace("Mail", "post"));
        assertThat(editor.document("untitled:q", text.replace("mail key", "mai|l key")).rename("x"))
                .isEqualTo(text.replace("mail", "x").replace("Mail", "x"));
    }

    @Test
    void refusesWhatCannotBe() {
        var document =
                editor.document(
                        "untitled:r",
                        "table two { x }\n" + TEXT.replace("table ips", "table i|ps"));
        assertThatThrownBy(() -> document.rename("two")).hasMessageContaining("another `two`");
        assertThatThrownBy(() -> document.rename("a b")).hasMessageContaining("`a b`");
        var nowhere = editor.document("untitled:n", TEXT.replace("relay host", "rel|ay host"));
        assertThatThrownBy(() -> nowhere.rename("x")).hasMessageContaining("no name here");
        assertThat(
                        Editor.await(
                                editor.server()
                                        .prepareRename(
                                                new PrepareRenameParams(
                                                        nowhere.id(), nowhere.cursor()))))
                .isNull();
    }

    @Test
    void changesIncludesToo(@TempDir Path folder) throws Exception {
        Path part = folder.resolve("tables.inc");
        Files.writeString(part, "table ips { 192.0.2.1 }\n");
        Editor here = Editor.open(folder);
        var document =
                here.document(
                        folder.resolve("smtpd.conf").toUri().toString(),
                        "include \"tables.inc\"\naction \"a\" relay src <i|ps>\n");
        var edit =
                Editor.await(
                        here.server()
                                .rename(
                                        new RenameParams(
                                                document.id(), document.cursor(), "pool")));
        assertThat(edit.getChanges())
                .containsOnlyKeys(part.toUri().toString(), document.id().getUri());
    }
}
