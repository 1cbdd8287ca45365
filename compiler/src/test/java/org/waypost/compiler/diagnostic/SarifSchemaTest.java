package org.waypost.compiler.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.waypost.compiler.source.SourceFile;
import org.waypost.compiler.source.Span;

/** What {@code --format sarif} prints is SARIF 2.1.0 by the schema of OASIS. */
class SarifSchemaTest {
    private static final Schema SCHEMA = schema();

    private static Schema schema() {
        try (InputStream in =
                SarifSchemaTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(text, InputFormat.JSON);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static List<Error> faults(String sarif) {
        return SCHEMA.validate(sarif, InputFormat.JSON);
    }

    private static String render(Diagnostic... diagnostics) {
        return new SarifForm("1.2.3").render(List.of(diagnostics));
    }

    private static Diagnostic full(String file, String code, Severity severity) {
        SourceFile main = new SourceFile(file, "accept \"bad\nworse\" relay\n");
        SourceFile other = new SourceFile("/etc/mail/other: file.conf", "include x");
        Span span = Sample.span(main, "\"bad\nworse\"");
        return new Diagnostic(
                code,
                severity,
                span,
                Optional.of("syntax error"),
                "say \u2028\"so\" \u0007",
                List.of(new Label(Sample.span(other, "x"), "included from here")),
                List.of("do this", "or that"),
                List.of(new TextEdit(span, "good"), new TextEdit(Sample.span(other, "x"), "")),
                Set.of());
    }

    @Test
    void nothingFoundIsValid() {
        assertThat(faults(render())).isEmpty();
    }

    @Test
    void everySeverityWithLabelsHelpAndEditsIsValid() {
        for (Severity severity : Severity.values()) {
            assertThat(faults(render(full("a b/smtpd.conf", "syntax-error", severity)))).isEmpty();
        }
    }

    @Test
    void everyCodeAndEveryFileNameIsValid() {
        for (Page page : Pages.all()) {
            assertThat(faults(render(full("-", page.code(), Severity.ERROR)))).isEmpty();
        }
        for (String name : List.of("/a/b.conf", "a:b", "ä ö.conf", "100%.conf", "a\nb", "")) {
            assertThat(faults(render(full(name, "no-page", Severity.NOTE)))).isEmpty();
        }
    }

    @Test
    void anEmptyFileIsValid() {
        Span start = new Span(new SourceFile("smtpd.conf", ""), 0, 0, 1);
        assertThat(faults(render(Sample.error(start, "no rules")))).isEmpty();
    }

    @Test
    void theSchemaRefusesWhatIsWrong() {
        String good = render(full("smtpd.conf", "syntax-error", Severity.ERROR));
        assertThat(faults(good.replace("\"startLine\" : 1", "\"startLine\" : 0"))).isNotEmpty();
        assertThat(faults(good.replace("\"level\" : \"error\"", "\"level\" : \"bad\"")))
                .isNotEmpty();
    }
}
