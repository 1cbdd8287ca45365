package org.waypost.compiler.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.waypost.compiler.source.SourceFile;

class PictureFormTest {
    private static String picture(Diagnostic diagnostic) {
        return new PictureForm(Ink.PLAIN).render(List.of(diagnostic));
    }

    @Test
    void underlinesWhatIsMeant() {
        SourceFile file = new SourceFile("smtpd.conf", "# first\naccept for all relay\n");
        assertThat(picture(Sample.error(Sample.span(file, "all"), "`all` is not a keyword")))
                .isEqualTo(
                        """
                        error[sample-code]: `all` is not a keyword
                         --> smtpd.conf:2:12
                          |
                        2 | accept for all relay
                          |            ^^^

                        """);
    }

    @Test
    void showsOtherPlacesAndHelp() {
        SourceFile file =
                new SourceFile(
                        "smtpd.conf", "table users { a }\n\n\naccept for any relay <user>\n");
        SourceFile other = new SourceFile("inc.conf", "include me\n");
        Diagnostic diagnostic =
                new Diagnostic(
                        "no-such-table",
                        Severity.WARNING,
                        Sample.span(file, "<user>"),
                        Optional.of("no such table: user"),
                        "no table is called `user`",
                        List.of(
                                new Label(Sample.span(file, "users"), "this one is close"),
                                new Label(Sample.span(other, "me"), "from here")),
                        List.of("did you mean `<users>`"),
                        List.of(),
                        Set.of());
        assertThat(picture(diagnostic))
                .isEqualTo(
                        """
                        warning[no-such-table]: no table is called `user`
                         --> smtpd.conf:4:22
                          |
                        1 | table users { a }
                          |       ----- this one is close
                        ...
                        4 | accept for any relay <user>
                          |                      ^^^^^^
                         ::: inc.conf:1:9
                          |
                        1 | include me
                          |         -- from here
                          = help: did you mean `<users>`

                        """);
    }

    @Test
    void countsTabsAndWideCharactersAsATerminalDoes() {
        SourceFile file = new SourceFile("f", "\tmail 日本 x\u0301 😀 bad\n");
        assertThat(picture(Sample.error(Sample.span(file, "bad"), "m")))
                .contains(
                        """
                        1 |     mail 日本 x\u0301 😀 bad
                          |                    ^^^
                        """);
    }

    @Test
    void aFileCannotSteerTheTerminal() {
        SourceFile file = new SourceFile("a\u001b[2Jb", "x \u001b[31m \u202e bad\n");
        assertThat(picture(Sample.error(Sample.span(file, "bad"), "say \u0007")))
                .doesNotContain("\u001b", "\u202e", "\u0007")
                .contains("x ␛[31m \ufffd bad", "say ␇");
    }

    @Test
    void aVeryLongLineIsCutAroundTheMark() {
        String filler = "x".repeat(5_000_000);
        SourceFile file = new SourceFile("f", filler + " bad " + filler);
        assertThat(picture(Sample.error(Sample.span(file, " bad "), "m")))
                .hasSizeLessThan(1_000)
                .contains("…xxxx", "xxxx bad xxxx", "xxx…");
    }

    @Test
    void theEndOfTheFileCanBeMeant() {
        SourceFile file = new SourceFile("f", "accept");
        Diagnostic atEnd =
                Sample.error(new org.waypost.compiler.source.Span(file, 6, 6, 1), "nothing here");
        assertThat(picture(atEnd)).contains("1 | accept\n  |       ^\n");
    }

    @Test
    void coloursAreOnlyAddedNotOtherwiseDifferent() {
        SourceFile file = new SourceFile("f", "accept bad\n");
        Diagnostic diagnostic = Sample.error(Sample.span(file, "bad"), "m");
        String colored = new PictureForm(Ink.COLOR).render(List.of(diagnostic));
        assertThat(colored).contains("\u001b[1;31m^^^\u001b[0m");
        assertThat(colored.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(picture(diagnostic));
    }
}
