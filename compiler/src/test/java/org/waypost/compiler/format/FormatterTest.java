package org.waypost.compiler.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import org.junit.jupiter.api.Test;
import org.waypost.compiler.source.FileAccess;
import org.waypost.compiler.source.SourceFile;
import org.waypost.compiler.source.SourceSet;

class FormatterTest {
    private static final FileAccess NO_FILES =
            new FileAccess() {
                @Override
                public SourceFile read(String path) throws FileNotFoundException {
                    throw new FileNotFoundException("No such file or directory");
                }

                @Override
                public Kind kind(String path) {
                    return Kind.MISSING;
                }
            };

    private static String format(String text) {
        return Formatter.format(new SourceSet(new SourceFile("smtpd.conf", text), NO_FILES));
    }

    private static void formats(String text, String expected) {
        String formatted = format(text);
        assertThat(formatted).isEqualTo(expected);
        assertThat(format(formatted)).isEqualTo(formatted);
    }

    @Test
    void blanksBetweenWordsBecomeOne() {
        formats(
                "accept   from\tany for\\ domain<doms>alias  <a>deliver to mbox",
                "accept from any for domain <doms> alias <a> deliver to mbox\n");
    }

    @Test
    void signsHaveBlanksAroundThemAndListsInside() {
        formats(
                "table x{a=>b,c=d}\ntable yy {e ,f}\nmatch ! tls from any   action \"in\"\n",
                """
                table x  { a => b, c = d }
                table yy { e, f }
                match !tls from any action "in"
                """);
    }

    @Test
    void macrosTablesAndActionsThatFollowOneAnotherAlign() {
        formats(
                """
                a = "1"
                long_name = "2"

                b = "3"
                table t { x }
                table others { y }
                action "in" mbox
                action "outgoing" relay
                """,
                """
                a         = "1"
                long_name = "2"

                b = "3"
                table t      { x }
                table others { y }
                action "in"       mbox
                action "outgoing" relay
                """);
    }

    @Test
    void commentsAndGroupsStay() {
        formats(
                """


                  # first
                accept for any relay# behind
                accept for local deliver to mbox    # behind too



                    # before a group
                expire 4d   \s
                #last""",
                """
                # first
                accept for any relay              # behind
                accept for local deliver to mbox  # behind too

                # before a group
                expire 4d
                #last
                """);
    }

    @Test
    void lineEndsInsideAListStayAndItsEntriesAlign() {
        formats(
                """
                table users {
                  alice = "1:1:/a"

                    # the second
                 bobby=   "2:2:/b"   # behind

                }
                table nets { 10.0.0.0/8
                192.0.2.1 }
                """,
                """
                table users {
                    alice = "1:1:/a"

                    # the second
                    bobby = "2:2:/b"  # behind
                }
                table nets { 10.0.0.0/8
                             192.0.2.1 }
                """);
    }

    @Test
    void aContinuedLineStaysContinued() {
        formats(
                "match from any \\\n  for domain \"x\" \\\n\taction \"in\"\n",
                "match from any \\\n    for domain \"x\" \\\n    action \"in\"\n");
    }

    @Test
    void whatGluesToAMacroStaysGlued() {
        formats(
                "d = x\nmatch   for domain $d.org action \"a\"\n",
                "d = x\nmatch for domain $d.org action \"a\"\n");
    }

    @Test
    void aBrokenStatementKeepsItsBytes() {
        formats(
                "accept  for  any   relay\n  accept   for  all  relay  # why \nexpire   4d\n",
                "accept for any relay\n  accept   for  all  relay  # why \nexpire 4d\n");
    }

    @Test
    void aCommentThatSwallowsTheNextLineStillDoes() {
        formats(
                "# a \\\n  b\nexpire  4d\n# c \\ \nexpire 5d",
                "# a \\\n  b\nexpire 4d\n# c \\ \nexpire 5d\n");
    }

    @Test
    void carriageReturnsAndTheByteOrderMarkGo() {
        formats("\ufeffexpire  4d\r\n\r\n# x\r\nexpire 5d\r\n", "expire 4d\n\n# x\nexpire 5d\n");
    }

    @Test
    void anEmptyFileStaysEmpty() {
        formats("", "");
        formats("\n\n", "");
    }
}
