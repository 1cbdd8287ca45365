package org.waypost.compiler.mailtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpectationUpdateTest {
    @TempDir Path folder;

    private String updated(String text) throws Exception {
        Files.writeString(
                folder.resolve("smtpd.conf"),
                """
                table people { "info@example.org" = "alice, bob" }
                action "inbox" maildir virtual <people>
                action "out" relay
                match from any for domain "example.org" action "inbox"
                match from local for any action "out"
                """);
        Path file = Files.writeString(folder.resolve("t.mailtest.yaml"), text);
        SuiteUpdate.write(file.toString(), SuiteRunner.run(file.toString(), false));
        assertThat(SuiteRunner.run(file.toString(), false).met()).isTrue();
        return Files.readString(file);
    }

    @Test
    void keepsCommentsQuotesAndLayout() throws Exception {
        String before =
                """
                # what must be
                config: smtpd.conf    # beside this file
                hostname: mx.test

                cases:
                  - name: "𝒳 in"   # beyond the first plane
                    from: 192.0.2.7
                    sender: ''
                    rcpt: info@example.org
                    # remark
                    expect: { decision: reject, line: 99,  action: "out", expands: [alice] } # end
                  - name: out
                    from: local
                    sender: a@b.example
                    rcpt: c@d.example
                    expect:
                      decision: accept   # as ever
                      reply: "550"
                      expands:
                        - x@y.example
                        - z@y.example
                """;
        String after =
                before.replace("reject, line: 99", "accept, line: 4")
                        .replace("\"out\"", "\"inbox\"")
                        .replace("[alice]", "[alice, bob]")
                        .replace("\"550\"", "\"250\"")
                        .replace("- x@y.example\n        - z@y.example", "- c@d.example");
        assertThat(updated(before)).isEqualTo(after);
    }

    @Test
    void whatHasNothingToSayAnyMoreGoes() throws Exception {
        String before =
                """
                config: smtpd.conf
                cases:
                  - name: one
                    from: 192.0.2.7
                    sender: a@b.example
                    rcpt: c@d.example
                    expect: { action: out, decision: accept, line: 5 } # tail
                  - name: two
                    from: 192.0.2.7
                    sender: a@b.example
                    rcpt: c@d.example
                    expect:
                      line: 5 # gone
                      decision: reject
                      action: out
                  - name: three
                    from: 192.0.2.7
                    sender: a@b.example
                    rcpt: c@d.example
                    expect: { line: 5, action: out, decision: reject }
                """;
        String after =
                before.replace("{ action: out, decision: accept, line: 5 }", "{ decision: reject }")
                        .replace("      line: 5 # gone\n", "")
                        .replace("      action: out\n", "")
                        .replace(
                                "{ line: 5, action: out, decision: reject }",
                                "{ decision: reject }");
        assertThat(updated(before)).isEqualTo(after);
    }

    @Test
    void whatIsMetIsLeftAlone() throws Exception {
        String text =
                """
                config: smtpd.conf
                cases:
                  - { from: local, sender: a@b, rcpt: c@d.example, expect: {decision: accept} }
                """;
        assertThat(updated(text)).isEqualTo(text);
    }

    @Test
    void aReplyOfAnAddressThatIsRefusedIsKnown() throws Exception {
        assertThat(
                        updated(
                                """
                                config: smtpd.conf
                                cases:
                                  - from: local
                                    sender: a@b
                                    rcpt: a@@b
                                    expect: { decision: accept, reply: ok }
                                """))
                .contains("decision: reject")
                .contains("reply: 501 5.1.3 Recipient address syntax error");
    }
}
