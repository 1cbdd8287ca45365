package org.waypost.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NavigationTest {
    private final Editor editor = Editor.open();

    @Test
    void goesFromATableToItsDefinition() {
        var document =
                editor.document(
                        """
                        table ips { 192.0.2.1 }
                        action "a" relay src <i|ps>
                        """);
        assertThat(document.words(document.definitions())).containsExactly("1:ips");
    }

    @Test
    void goesThereFromBrokenTextToo() {
        var document =
                editor.document(
                        """
                        table ips { 192.0.2.1
                        action "a" relay src { <ips
                        match frm any for <<< action "a|"
                        """);
        assertThat(document.words(document.definitions())).containsExactly("2:\"a\"");
    }

    @Test
    void findsTheUsesOfADefinition() {
        var document =
                editor.document(
                        """
                        table i|ps { 192.0.2.1 }
                        action "a" relay src <ips>
                        match from src <ips> for any action "a"
                        """);
        assertThat(document.words(document.references()))
                .containsExactlyInAnyOrder("1:ips", "2:ips", "3:ips");
    }

    @Test
    void followsMacrosAndPki() {
        var macro = editor.document("untitled:m", "mx = \"192.0.2.1\"\nlisten on $m|x\n");
        assertThat(macro.words(macro.definitions())).containsExactly("1:mx");
        var pki =
                editor.document(
                        "untitled:p",
                        """
                        pki mail.example.com cert "/c"
                        listen on lo tls pki mail.exam|ple.com
                        """);
        assertThat(pki.words(pki.definitions())).containsExactly("1:mail.example.com");
    }

    @Test
    void followsIncludes(@TempDir Path folder) throws Exception {
        Path tables = folder.resolve("tables.inc");
        Files.writeString(tables, "table ips { 192.0.2.1 }\n");
        Editor here = Editor.open(folder);
        var document =
                here.document(
                        folder.resolve("smtpd.conf").toUri().toString(),
                        """
                        include "tables.inc"
                        action "a" relay src <i|ps>
                        """);
        assertThat(document.definitions())
                .singleElement()
                .satisfies(l -> assertThat(l.getUri()).isEqualTo(tables.toUri().toString()));
    }

    @Test
    void doesNotMixConfigurations(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("smtpd-other.conf"), "table ips { 192.0.2.1 }\n");
        Editor here = Editor.open(folder);
        var document =
                here.document(
                        folder.resolve("smtpd.conf").toUri().toString(),
                        "action \"a\" relay src <i|ps>\n");
        assertThat(document.definitions()).isEmpty();
    }
}
