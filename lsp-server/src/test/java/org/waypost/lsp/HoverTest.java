package org.waypost.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HoverTest {
    private static final String RULES =
            """
            table ours { example.org, example.net }
            action "in" maildir
            action "out" relay
            match from any for domain <ours> action "in"
            match from local for any action "out"
            """;

    private final Editor editor = Editor.open();
    private int opened;

    private String hover(String marked) {
        return editor.document("untitled:hover-" + ++opened, marked).hover();
    }

    @Test
    void wordsAreExplainedByTheCatalogue() {
        assertThat(hover("listen on lo t|ag X\n")).contains("tag NAME", "Marks the mail");
        assertThat(hover("qu|eue ttl 1d\n")).contains("queue ttl DELAY");
        assertThat(hover("match fr|om any for any reject\n")).contains("from any");
        assertThat(hover("match fr|om\n")).contains("from any", "from src");
        assertThat(hover("limit se|ssion max-rcpt 5\naccept for any relay\n"))
                .contains("limit session");
    }

    @Test
    void rulesAreReadInOneSentence() {
        assertThat(hover(RULES.replace("match from any", "ma|tch from any")))
                .contains("Mail for a domain in `<ours>` is accepted: action `in` (maildir).");
        assertThat(hover(RULES.replace("match from local", "mat|ch from local")))
                .contains("Mail of this machine is accepted: action `out` (relay).");
        assertThat(hover("acc|ept from any for any relay\n"))
                .contains("All mail is accepted: relay.");
    }

    @Test
    void rulesAreReadThoughOthersAreBroken() {
        assertThat(
                        hover(
                                RULES.replace("match from local", "mat|ch from local")
                                        + "match for any action \"nowhere\"\nnonsense here\n"))
                .contains("Mail of this machine is accepted: action `out` (relay).");
    }

    @Test
    void domainsAndAddressesAreFollowed() {
        assertThat(hover(RULES.replace("example.net", "exam|ple.net")))
                .contains("`example.net` is named by the rule on line 4.")
                .contains("Mail from outside for it is taken by the rule on line 4.");
        assertThat(hover("match from mail-from \"@spa|m.example\" for any reject\n"))
                .contains("is named by the rule on line 1");
    }

    @Test
    void tablesShowKindSizeSampleAndUsers() {
        assertThat(hover(RULES.replace("<ours>", "<ou|rs>")))
                .contains("A list of 2 entries.")
                .contains("Begins with `example.org`, `example.net`.")
                .contains("Asked by the rule on line 4.")
                .contains("Used on line 4.");
    }

    @Test
    void tablesInFilesShowWhenTheyChanged(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("aliases"), "root: alice\n");
        var document =
                editor.document(
                        folder.resolve("smtpd.conf").toUri().toString(),
                        "table al|iases file:"
                                + folder
                                + "/aliases\naction \"a\" maildir alias <aliases>\n"
                                + "match for local action \"a\"\n");
        assertThat(document.hover())
                .contains("A map of 1 entry in `" + folder + "/aliases`, last changed 2")
                .contains("Begins with `root = alice`.")
                .contains("Asked by the action `a`.");
    }

    @Test
    void macrosShowTheirValue() {
        assertThat(hover("mx = \"192.0.2.1\"\nlisten on $m|x\n")).contains("mx = \"192.0.2.1\"");
    }

    @Test
    void nothingIsSaidOfNothing() {
        assertThat(hover("# com|ment\n")).isEmpty();
        assertThat(hover("\n|\n")).isEmpty();
    }
}
