package org.waypost.compiler.mailtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waypost.compiler.mailtest.report.LcovReport;

class CoverageTest {
    @TempDir Path folder;

    private SuiteResult result(String rcpt) throws Exception {
        Files.writeString(
                folder.resolve("smtpd.conf"),
                """
                action "in" maildir virtual { "a@example.org" = "b@example.net" }
                action "out" relay
                match from any for domain "example.org" action "in"
                match from local for domain "example.net" action "out"
                """);
        Path file = folder.resolve("t.mailtest.yaml");
        Files.writeString(
                file,
                """
                config: smtpd.conf
                cases:
                  - from: 192.0.2.7
                    sender: x@y.example
                    rcpt: %s
                    expect: { decision: accept }
                """
                        .formatted(rcpt));
        return SuiteRunner.run(file.toString(), true);
    }

    @Test
    void whatAnAliasLeadsToIsCovered() throws Exception {
        Coverage coverage = result("a@example.org").coverage().orElseThrow();
        assertThat(coverage.rules()).extracting(Coverage.Ruled::cases).containsExactly(1, 1);
        assertThat(coverage.text())
                .startsWith("2 of 2 rules covered\n4 of 7 edges of the graph covered\n");
    }

    @Test
    void whatNoCaseMeetsIsNamed() throws Exception {
        assertThat(result("n@example.com").coverage().orElseThrow().text())
                .startsWith("0 of 2 rules covered; no case for line 3, 4\n")
                .contains("not taken: 1. the client? in <localhost>");
    }

    @Test
    void lcovHasALineForEachRuleAndABranchForEachEdge() throws Exception {
        SuiteResult result = result("a@example.org");
        String report = LcovReport.of(List.of(result));
        assertThat(report)
                .startsWith("TN:\nSF:" + folder.resolve("smtpd.conf") + "\n")
                .contains("DA:3,1\nDA:4,1\nLF:2\nLH:2\nend_of_record\n")
                .contains("BRF:7\nBRH:4\n");
        assertThat(report.lines().filter(line -> line.startsWith("BRDA:"))).hasSize(7);
    }
}
