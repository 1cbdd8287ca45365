package org.waypost.compiler.mailtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.waypost.compiler.CompileOptions;
import org.waypost.compiler.MainFile;
import org.waypost.compiler.SmtpdCompiler;
import org.waypost.compiler.model.Configuration;
import org.waypost.grammar.Release;

class FirstSuiteTest {
    private static final Path EXAMPLES = Path.of("../examples").toAbsolutePath().normalize();

    @TempDir Path folder;

    static List<String> configurations() throws Exception {
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            return files.map(Path::toString).filter(f -> f.endsWith(".conf")).sorted().toList();
        }
    }

    private static CompileOptions options(Optional<Release> release) {
        return new CompileOptions(
                release,
                Optional.of("mx.test"),
                Optional.of(Map.of("lo", List.of("127.0.0.1", "::1"))),
                Map.of(),
                false);
    }

    private static Configuration compiled(String file, CompileOptions options) throws Exception {
        return SmtpdCompiler.compile(MainFile.open(file, Path.of("/"), System.in), options)
                .configuration()
                .orElseThrow();
    }

    private FirstSuite.Written first(String text, Optional<Release> release) throws Exception {
        Path file = Files.writeString(folder.resolve("smtpd.conf"), text);
        CompileOptions options = options(release);
        FirstSuite.Written written =
                FirstSuite.of(compiled(file.toString(), options), "smtpd.conf", options);
        Path test = Files.writeString(folder.resolve("t.mailtest.yaml"), written.yaml());
        SuiteResult result = SuiteRunner.run(test.toString(), true);
        assertThat(result.problem()).isEmpty();
        assertThat(result.cases()).hasSize(written.cases()).allMatch(CaseResult::met);
        return written;
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void everyRuleOfAnExampleHasACaseThatIsMet(String file) throws Exception {
        CompileOptions options = options(Optional.empty());
        Configuration configuration = compiled(file, options);
        FirstSuite.Written written = FirstSuite.of(configuration, file, options);
        assertThat(written.without()).isEmpty();
        Path test = Files.writeString(folder.resolve("t.mailtest.yaml"), written.yaml());
        SuiteResult result = SuiteRunner.run(test.toString(), true);
        assertThat(result.cases())
                .hasSize(configuration.program().rules().size())
                .allMatch(CaseResult::met);
        assertThat(result.coverage().orElseThrow().rules()).allMatch(rule -> rule.cases() > 0);
    }

    @Test
    void conditionsOfAllKindsAreMet() throws Exception {
        FirstSuite.Written written =
                first(
                        """
                        table nets { 10.0.0.0/8, "[2001:db8::]/32", 172.16.0.0/12 }
                        table people { "info@example.org" = "alice" }
                        action "in" maildir virtual <people>
                        action "out" relay
                        match from rdns regex "^dyn-[0-9]+" for any reject
                        match tag "X" from src regex "^9" for any reject
                        match from any mail-from regex { "@spam[0-9]\\.example$" } for any reject
                        match !from src <nets> auth "bob" for any action "out"
                        match from src <nets> !mail-from "@example.org" for any helo "*.pc" reject
                        match from any rcpt-to "info+tag@example.org" for any action "in"
                        match from any for domain "*.org" action "in"
                        match from socket for any action "out"
                        match from any tls for domain "tls.example" action "out"
                        match from any mail-from "@" for rcpt-to "@*.example" action "out"
                        """,
                        Optional.empty());
        assertThat(written.without()).isEmpty();
        assertThat(written.cases()).isEqualTo(10);
    }

    @Test
    void aRuleThatDecidesNothingIsSaid() throws Exception {
        FirstSuite.Written written =
                first(
                        """
                        action "out" relay
                        match from any for any action "out"
                        match from src 192.0.2.1 for any reject
                        """,
                        Optional.of(Release.R7_8));
        assertThat(written.cases()).isEqualTo(1);
        assertThat(written.without())
                .containsExactly(
                        "line 3 decides nothing: the rules before it decide all that it matches");
        assertThat(written.yaml()).contains("release: \"7.8\"").endsWith("it matches\n");
    }

    @Test
    void aTableOutsideGetsAnExample() throws Exception {
        FirstSuite.Written written =
                first(
                        """
                        table domains db:/etc/mail/domains.db
                        action "in" maildir
                        match from any for domain <domains> action "in"
                        """,
                        Optional.empty());
        assertThat(written.without()).isEmpty();
        assertThat(written.yaml()).contains("domains: [listed.example]");
    }
}
