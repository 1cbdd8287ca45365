package org.waypost.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Severity;
import org.waypost.compiler.fix.Fix;
import org.waypost.compiler.fix.Fixer;
import org.waypost.compiler.lint.LintOptions;
import org.waypost.compiler.source.SourceFile;
import org.waypost.compiler.source.SourceSet;

/** What {@code --fix} makes of texts. */
class FixTest {
    private static final CompileOptions OPTIONS =
            new CompileOptions(
                    Optional.empty(),
                    Optional.of("mail.example.org"),
                    Optional.of(Map.of("lo", List.of("127.0.0.1", "::1"))),
                    Map.of(),
                    false);

    static Fix fix(Map<String, String> files) {
        SourceFile main = new SourceFile("smtpd.conf", files.get("smtpd.conf"));
        return new Fixer(
                        sources ->
                                SmtpdCompiler.check(
                                        sources, OPTIONS, LintOptions.at(TestFiles.TODAY)))
                .mend(new SourceSet(main, new TestFiles(files)));
    }

    private static String mended(String text) {
        Fix fix = fix(Map.of("smtpd.conf", text));
        return Optional.ofNullable(fix.files().get("smtpd.conf"))
                .map(changed -> changed.after().text())
                .orElse(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '`',
            value = {
                "match from any for domain *.example.org reject"
                        + " -> match from any for domain \"*.example.org\" reject",
                "match from any for domain { 10, a } reject"
                        + " -> match from any for domain { \"10\", a } reject",
                "match from all for local reject -> match from any for local reject",
                "Match from any for local reject -> match from any for local reject",
                "match form any for local reject -> match from any for local reject",
                "accept for all relay -> accept for any relay",
                "accept from 192.0.2.1 for any relay -> accept from source 192.0.2.1 for any relay",
                "reject from any sender a recipient b for any"
                        + " -> reject from any sender a recipient b for any",
            })
    void oneLine(String before, String after) {
        assertThat(mended(before + "\n")).isEqualTo(after + "\n");
    }

    @Test
    void aNameThatIsNear() {
        assertThat(mended("table mine { a }\nmatch from any for domain <mnie> reject\n"))
                .isEqualTo("table mine { a }\nmatch from any for domain <mine> reject\n");
        assertThat(mended("action \"out\" relay\nmatch from any for any action \"outt\"\n"))
                .isEqualTo("action \"out\" relay\nmatch from any for any action \"out\"\n");
    }

    @Test
    void lineEndsAndByteOrderMarksGo() {
        assertThat(mended("\ufeffmatch from any\\\r\n  for local reject\r\n"))
                .isEqualTo("match from any\\\n  for local reject\n");
    }

    @Test
    void aCertificateThatIsNear() {
        String text =
                "pki mx.example.org cert \"/a\" key \"/b\"\n"
                        + "listen on lo tls pki mx.exmaple.org\nmatch from any for local reject\n";
        assertThat(mended(text)).isEqualTo(text.replace("exmaple", "example"));
    }

    @Test
    void aNameOutOfAMacroIsNotTouched() {
        String text = "t = mnie\ntable mine { a }\nmatch from any for domain <$t> reject\n";
        assertThat(mended(text)).isEqualTo(text);
    }

    @Test
    void oldSpellingsGoTogetherOrNotAtAll() {
        String together =
                "accept from 192.0.2.0/24 for any relay source 192.0.2.1"
                        + " helo { 192.0.2.1 => a.example }\n";
        assertThat(mended(together))
                .isEqualTo(together.replace("from ", "from source ").replace("helo", "hostnames"));
        String apart = "listen on lo ssl certificate mx\naccept from 192.0.2.0/24 for any relay\n";
        assertThat(mended(apart)).isEqualTo(apart);
    }

    @Test
    void includesAreMendedWhereTheyAre() {
        Fix fix =
                fix(
                        Map.of(
                                "smtpd.conf",
                                "include \"rules\"\nmatch from any for local reject\n",
                                "rules",
                                "match from any for domain *.example.org reject\n"));
        assertThat(fix.files()).containsOnlyKeys("rules");
        assertThat(fix.files().get("rules").after().text()).contains("\"*.example.org\"");
        assertThat(fix.made()).extracting(Diagnostic::code).containsExactly("syntax-error");
    }

    @Test
    void severalFaultsOfOneStatementAreMendedOneAfterTheOther() {
        assertThat(mended("Match from all for domain *.example.org reject\n"))
                .isEqualTo("match from any for domain \"*.example.org\" reject\n");
    }

    /** No message of the approved tables is made worse, and what is mended stays so. */
    @Test
    void noCaseGetsWorse() {
        for (String name :
                List.of(
                        "messages/classic.cases",
                        "messages/modern.cases",
                        "lint/classic.cases",
                        "lint/modern.cases")) {
            for (String one : TestFiles.resource(name).strip().split("\n{2,}")) {
                String text = one + "\n";
                Fix fix = fix(Map.of("smtpd.conf", text));
                String after = mended(text);
                assertThat(errors(fix.compilation())).as(text).isLessThanOrEqualTo(errors(text));
                assertThat(mended(after)).as("twice: " + text).isEqualTo(after);
            }
        }
    }

    private static long errors(String text) {
        TestFiles files = new TestFiles(Map.of("smtpd.conf", text));
        return errors(
                SmtpdCompiler.check(
                        new SourceSet(new SourceFile("smtpd.conf", text), files),
                        OPTIONS,
                        LintOptions.at(TestFiles.TODAY)));
    }

    private static long errors(Compilation compilation) {
        return compilation.diagnostics().stream()
                .filter(d -> d.severity() == Severity.ERROR)
                .count();
    }
}
