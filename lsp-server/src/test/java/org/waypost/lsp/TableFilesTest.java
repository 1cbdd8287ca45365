package org.waypost.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Table files and aliases files, and the tests of a configuration. */
class TableFilesTest {
    private static final String ALIASES =
            """
            # who reads what
            # on this machine
            root: alice
            postmaster: root, bob
            table: nobody
            """;

    @TempDir Path folder;
    private Editor editor;

    @BeforeEach
    void configuration() throws Exception {
        Files.writeString(folder.resolve("aliases"), ALIASES);
        Files.writeString(folder.resolve("domains"), "example.org\nexample.net\n");
        Files.writeString(
                folder.resolve("smtpd.conf"),
                """
                table aliases file:%1$s/aliases
                table domains file:%1$s/domains
                action "in" maildir alias <aliases>
                match from any for domain <domains> action "in"
                """
                        .formatted(folder));
        editor = Editor.open(folder);
    }

    private Editor.Document open(String name, String language, String marked) {
        return editor.document(folder.resolve(name).toUri().toString(), language, marked);
    }

    @Test
    void areNoConfigurations() {
        var document = open("aliases", "smtpd-aliases", ALIASES + "|");
        assertThat(document.diagnostics()).isEmpty();
        assertThat(document.labels()).isEmpty();
    }

    @Test
    void areKnownByWhoReadsThem() {
        var document = open("domains", "plaintext", "example.org\nexam|ple.net\n");
        assertThat(document.diagnostics()).isEmpty();
        assertThat(document.hover()).contains("`example.net` is named by the rule on line 4.");
    }

    @Test
    void aChangeIsAChangeOfTheConfiguration() {
        var document = open("domains", "smtpd-table", "example.org\nother|.example\n");
        assertThat(document.hover()).contains("is named by the rule on line 4");
    }

    @Test
    void aliasesLeadToAliases() {
        var document = open("aliases", "smtpd-aliases", ALIASES.replace("root, bob", "ro|ot, bob"));
        assertThat(document.words(document.definitions())).containsExactly("3:root");
        assertThat(document.words(document.references())).containsExactly("3:root", "4:root");
    }

    @Test
    void haveSymbolsAndFolds() {
        var document = open("aliases", "smtpd-aliases", ALIASES);
        var symbols =
                Editor.await(
                        editor.server().documentSymbol(new DocumentSymbolParams(document.id())));
        assertThat(symbols)
                .extracting(s -> s.getRight().getName())
                .containsExactly("root", "postmaster", "table");
        var folds =
                Editor.await(
                        editor.server().foldingRange(new FoldingRangeRequestParams(document.id())));
        assertThat(folds)
                .extracting(f -> f.getStartLine() + "-" + f.getEndLine())
                .containsExactly("0-1");
    }

    @Test
    void haveColours() {
        var document = open("aliases", "smtpd-aliases", ALIASES);
        var tokens =
                Editor.await(
                        editor.server()
                                .semanticTokensFull(new SemanticTokensParams(document.id())));
        List<String> types =
                editor.capabilities()
                        .getCapabilities()
                        .getSemanticTokensProvider()
                        .getLegend()
                        .getTokenTypes();
        assertThat(types.get(tokens.getData().get(3))).isEqualTo("comment");
        assertThat(tokens.getData()).hasSize(5 * (2 + 3 + 4));
    }

    @Test
    void aTestFileIsReadAsOne() {
        var document =
                open("a.mailtest.yaml", "yaml", "config: smtpd.conf\ncases:\n  - { nam: x }\n");
        assertThat(document.squiggles()).singleElement().asString().startsWith("3: ");
        document.replaceAll(
                "config: smtpd.conf\ncases:\n  - { from: local, sender: a@b.c, rcpt: d@e.f,"
                        + " expect: { decision: accept } }\n");
        assertThat(document.diagnostics()).isEmpty();
    }
}
