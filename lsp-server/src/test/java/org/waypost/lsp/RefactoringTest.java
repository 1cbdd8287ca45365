package org.waypost.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.lsp4j.CodeAction;
import org.junit.jupiter.api.Test;

class RefactoringTest {
    private final Editor editor = Editor.open();
    private int opened;

    private Editor.Document open(String marked) {
        return editor.document("untitled:refactoring-" + ++opened, marked);
    }

    @Test
    void aListBecomesATable() {
        var document =
                open("action \"a\" relay\nmatch for domain { a.org, b|.org } action \"a\"\n");
        assertThat(document.act("Turn the list into the table `domains`"))
                .isEqualTo(
                        "action \"a\" relay\ntable domains { a.org, b.org }\n"
                                + "match for domain <domains> action \"a\"\n");
    }

    @Test
    void aTableGetsANameThatIsFree() {
        var document =
                open(
                        "table clients { 192.0.2.1 }\n"
                                + "match from src regex { \"^1|0\" } for any reject\n");
        assertThat(document.act("Turn the list into the table `clients2`"))
                .contains("table clients2 { \"^10\" }\nmatch from src regex <clients2> for any");
    }

    @Test
    void aTableOrAChainIsNoListToTurn() {
        assertThat(open("table t { a|, b }\n").actions())
                .extracting(CodeAction::getTitle)
                .noneMatch(t -> t.startsWith("Turn"));
        assertThat(open("listen on lo filter { a|, b }\n").actions())
                .extracting(CodeAction::getTitle)
                .noneMatch(t -> t.startsWith("Turn"));
    }

    @Test
    void aTableIsWrittenWhereItIsUsed() {
        var document =
                open(
                        "table ips {\n    192.0.2.1,\n    192.0.2.2\n}\n"
                                + "match from src <ip|s> for any reject\n");
        assertThat(document.act("Write the table `ips` where it is used"))
                .isEqualTo("match from src { 192.0.2.1, 192.0.2.2 } for any reject\n");
    }

    @Test
    void aTableInAFileStays() {
        assertThat(
                        open("table ips file:/etc/ips\nmatch from src <ip|s> for any reject\n")
                                .actions())
                .extracting(CodeAction::getTitle)
                .noneMatch(t -> t.startsWith("Write"));
    }

    @Test
    void anActionInARuleGetsAName() {
        assertThat(open("match for any rel|ay host a.org\n").act("Name this action `relay`"))
                .isEqualTo("action \"relay\" relay host a.org\nmatch for any action \"relay\"\n");
        assertThat(
                        open("action \"relay\" relay\nmatch for any action maildir| \"/m\"\n")
                                .act("Name this action `maildir`"))
                .contains("action \"maildir\" maildir \"/m\"\nmatch for any action \"maildir\"\n");
    }

    @Test
    void anActionThatIsMissedIsDefined() {
        assertThat(
                        open("match for any action \"ou|t\"\n")
                                .act("Define the action: `action \"out\" relay`"))
                .isEqualTo("action \"out\" relay\nmatch for any action \"out\"\n");
        assertThat(open("action \"out\" relay\nmatch for any action \"ou|t\"\n").actions())
                .extracting(CodeAction::getTitle)
                .noneMatch(t -> t.startsWith("Define"));
    }

    @Test
    void aWarningIsAllowedByAComment() {
        var document = open("match from any for any reject\ntable spa|re { a }\n");
        document.replaceAll(document.act("Allow it here: `# waypost: allow unused-table`"));
        assertThat(document.text()).contains("\n# waypost: allow unused-table\ntable spare");
        assertThat(document.diagnostics()).isEmpty();
    }
}
