package org.waypost.compiler.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.waypost.compiler.source.SourceFile;

class LineFormTest {
    private static final SourceFile FILE = new SourceFile("smtpd.conf", "one\naccept bad\n");

    private static Diagnostic diagnostic(Optional<String> original, List<String> help) {
        return new Diagnostic(
                "code",
                Severity.ERROR,
                Sample.span(FILE, "bad"),
                original,
                "our words",
                List.of(),
                help,
                List.of(),
                Set.of());
    }

    @Test
    void theOriginalsSentenceComesFirst() {
        assertThat(
                        new LineForm()
                                .render(
                                        List.of(
                                                diagnostic(
                                                        Optional.of("no such table: bad"),
                                                        List.of()))))
                .isEqualTo("smtpd.conf:2: no such table: bad\n");
    }

    @Test
    void whatWasExpectedFollowsABareSyntaxError() {
        assertThat(
                        new LineForm()
                                .render(
                                        List.of(
                                                diagnostic(
                                                        Optional.of("syntax error"),
                                                        List.of("write it so")))))
                .isEqualTo(
                        """
                        smtpd.conf:2: syntax error
                            our words
                            help: write it so
                        """);
    }

    @Test
    void withoutTheOriginalsSentenceOursIsPrinted() {
        assertThat(new LineForm().render(List.of(diagnostic(Optional.empty(), List.of()))))
                .isEqualTo("smtpd.conf:2: our words\n");
    }
}
