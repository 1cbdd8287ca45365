package org.waypost.compiler.mailtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuiteReaderTest {
    @Test
    void readsAllThatTheSchemaKnows() throws SuiteProblem {
        Suite suite =
                SuiteReader.read(
                        """
                        config: smtpd.conf
                        release: "6.0.3"
                        hostname: mx.example.org
                        interfaces: { lo: [127.0.0.1, "::1"], eth0: 192.0.2.1 }
                        tables:
                          people: { alice: [bob, carol], dave: erin }
                          hosts: [a.example, b.example]
                          slow: fails
                        cases:
                          - name: one
                            from: 192.0.2.7
                            tag: IN
                            tls: true
                            auth: alice
                            helo: c.example
                            rdns: c.example
                            sender: ""
                            rcpt: bob@example.org
                            expect:
                              { decision: accept, line: 3, action: x, expands: [a], reply: "250" }
                        """);
        assertThat(suite.machine().interfaces().orElseThrow())
                .containsEntry("lo", List.of("127.0.0.1", "::1"))
                .containsEntry("eth0", List.of("192.0.2.1"));
        assertThat(suite.tables()).containsOnlyKeys("people", "hosts", "slow");
        MailCase only = suite.cases().getFirst();
        assertThat(only.line()).isEqualTo(10);
        assertThat(only.envelope().sender()).isEmpty();
        assertThat(only.envelope().user()).contains("alice");
        assertThat(only.expected())
                .isEqualTo(
                        new MailCase.Expected(
                                "accept",
                                Optional.of(3),
                                Optional.of("x"),
                                Optional.of(List.of("a")),
                                Optional.of("250")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            textBlock =
                    """
                    config: c\\ncases: []\\nfoo: 1 | 3 | unknown key `foo` in a test file
                    cases: [] | 1 | a test file needs `config`
                    config: [a]\\ncases: [] | 1 | `config` is one value, found a list
                    config: c\\ncases: x | 2 | `cases` is a list, found `x`
                    config: c\\nrelease: 9\\ncases: [] | 2 | no release `9`
                    config: c\\nconfig: d | 2 | stands here twice
                    config: c\\ntables:\\n  t: full\\ncases: [] | 3 | the word fails, found `full`
                    config: c\\ncases:\\n- from: local | 3 | a case needs
                    - a | 1 | a test file is a mapping
                    config: { | 1 | not YAML
                    cases:\\n  - a\\n b: [ | 3 | not YAML: expected <block end>, but found
                    config: &a c\\ncases: *a | 2 | aliases
                    """)
    void aMistakeIsSaidWithItsLine(String text, int line, String sentence) {
        SuiteProblem problem =
                catchThrowableOfType(
                        SuiteProblem.class, () -> SuiteReader.read(text.replace("\\n", "\n")));
        assertThat(problem.sentence()).contains(sentence);
        assertThat(problem.line()).isEqualTo(line);
    }

    @Test
    void anUnknownDecisionIsSaid() {
        String text =
                """
                config: c
                cases:
                  - { from: local, sender: a@b, rcpt: c@d, expect: { decision: maybe } }
                """;
        SuiteProblem problem =
                catchThrowableOfType(SuiteProblem.class, () -> SuiteReader.read(text));
        assertThat(problem.line()).isEqualTo(3);
        assertThat(problem.sentence())
                .isEqualTo("`decision` is one of accept, reject, tempfail, found `maybe`");
    }
}
