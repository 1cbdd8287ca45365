package org.waypost.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                        editor.document(
                                        "untitled:b",
                                        "action \"out\" relay\nmatch for any action |")
                                .labels())
                .contains("\"out\"");
    }

    @Test
    void offersNothingInAComment() {
        assertThat(editor.document("table a { b }\n# see <|\n").labels()).isEmpty();
    }

    @Test
    void offersTheWordsThatCanStandThere() {
        assertThat(editor.document("untitled:k1", "action \"a\" relay\nmatch from |\n").labels())
                .containsExactly("any", "auth", "local", "mail-from", "rdns", "socket", "src");
        assertThat(editor.document("untitled:k2", "action \"a\" relay |\n").labels())
                .contains("host", "src", "helo-src", "tls", "auth", "backup")
                .doesNotContain("maildir", "from", "via");
        assertThat(editor.document("untitled:k3", "accept from any for any relay |\n").labels())
                .contains("via", "backup", "tls", "source", "hostnames")
                .doesNotContain("host", "src", "from", "certificate");
    }

    @Test
    void offersStatementsByDialect() {
        assertThat(editor.document("untitled:s1", "action \"a\" relay\n|").labels())
                .contains("match", "action", "table", "listen", "pki", "smtp")
                .doesNotContain("accept", "reject", "expire", "any");
        assertThat(editor.document("untitled:s2", "accept for any relay\n|\n").labels())
                .contains("accept", "reject", "table", "listen", "expire")
                .doesNotContain("match", "action", "smtp");
        assertThat(editor.document("untitled:s3", "|").labels())
                .contains("accept", "match", "action", "table");
    }

    @Test
    void narrowsToWhatWasTyped() {
        var document = editor.document("action \"a\" relay\nmat| for any action \"a\"\n");
        assertThat(document.labels()).startsWith("match").allMatch(l -> l.startsWith("mat"));
        assertThat(document.accept("match")).contains("\nmatch for any");
    }

    @Test
    void offersTablesWithBracketsWhereATableCanStand() {
        var document = editor.document("table ips { 192.0.2.1 }\naction \"a\" relay src i|\n");
        assertThat(document.labels()).containsExactly("<ips>");
        assertThat(document.accept("<ips>")).contains("relay src <ips>\n");
    }

    @Test
    void offersNothingTwice() {
        assertThat(editor.document("action \"a\" relay\nmatch from any for any |\n").labels())
                .contains("tag", "action", "reject")
                .doesNotContain("from", "for");
    }

    @Test
    void worksBehindBrokenLines() {
        var document =
                editor.document(
                        """
                        table x {
                        listen on <<
                        action "a" relay
                        match fro|
                        """);
        assertThat(document.labels()).containsExactly("from");
    }

    @Test
    void offersWholeStatements() {
        var document = editor.document("untitled:w1", "action \"a\" relay\nmatch-l|\n");
        assertThat(document.labels()).containsExactly("match-local");
        assertThat(document.accept("match-local"))
                .contains("match from local for any action \"${1:outbound}\"");
        assertThat(editor.document("untitled:w2", "accept for any relay\n|").labels())
                .contains("accept-domain", "listen-plain")
                .doesNotContain("match-local", "action-relay");
    }

    /** {@code verify} goes with {@code relay via}, and with {@code tls} behind {@code relay}. */
    @Test
    void offersOfAClassicRuleWhatItsDeliveryHas() {
        String rule = "accept from any for any ";
        assertThat(editor.document("untitled:c1", rule + "relay |").labels())
                .contains("tls", "backup")
                .doesNotContain("verify", "auth", "rcpt-to");
        assertThat(editor.document("untitled:c2", rule + "relay tls |").labels())
                .contains("verify");
        assertThat(editor.document("untitled:c3", rule + "relay via x |").labels())
                .contains("verify", "auth")
                .doesNotContain("backup");
        assertThat(editor.document("untitled:c4", rule + "deliver to lmtp \"/s\" |").labels())
                .contains("rcpt-to")
                .doesNotContain("tls");
        assertThat(editor.document("untitled:c5", "accept from |").labels()).contains("source");
    }

    /** Though nobody has opened them. */
    @Test
    void offersTheNamesOfIncludesOfIncludes(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("one.inc"), "include \"two.inc\"\ntable one { a }\n");
        Files.writeString(folder.resolve("two.inc"), "table two { a }\n");
        Editor here = Editor.open(folder);
        String uri = folder.resolve("smtpd.conf").toUri().toString();
        String text = "include \"one.inc\"\nmatch from any for domain <|\nmatch for ";
        var document = here.document(uri, text);
        assertThat(document.labels()).containsExactlyInAnyOrder("one>", "two>");
        document.replaceAll(document.text().replace("include", "#nclude"));
        assertThat(document.labels()).isEmpty();
    }

    @Test
    void offersFiles(@TempDir Path folder) throws Exception {
        Files.createDirectory(folder.resolve("tables"));
        Files.writeString(folder.resolve("tables/aliases"), "");
        Files.writeString(folder.resolve("rules.inc"), "");
        Editor here = Editor.open(folder);
        String uri = folder.resolve("smtpd.conf").toUri().toString();
        var include = here.document(uri, "include \"r|\"\n");
        assertThat(include.labels()).containsExactly("rules.inc");
        assertThat(include.accept("rules.inc")).isEqualTo("include \"rules.inc\"\n");
        include.close();
        var table = here.document(uri, "table a file:" + folder + "/tables/a|\n");
        assertThat(table.accept("aliases"))
                .isEqualTo("table a file:" + folder + "/tables/aliases\n");
        table.close();
        var home = here.document(uri, "table a file:|\n");
        assertThat(home.accept("rules.inc")).isEqualTo("table a file:" + folder + "/rules.inc\n");
        home.close();
        assertThat(here.document(uri, "table a |\n").labels()).contains("file:", "db:");
    }

    @Test
    void offersInterfaces() {
        assertThat(editor.document("untitled:i", "listen on |\n").labels())
                .contains("lo", "socket");
    }
}
