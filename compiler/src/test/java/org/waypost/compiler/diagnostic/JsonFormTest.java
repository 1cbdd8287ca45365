package org.waypost.compiler.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.waypost.compiler.source.SourceFile;
import org.waypost.compiler.source.Span;

class JsonFormTest {
    private static final SourceFile FILE =
            new SourceFile("a b/smtpd.conf", "accept \"bad\nworse\" relay\n");
    private static final Span SPAN = Sample.span(FILE, "\"bad\nworse\"");
    private static final Diagnostic DIAGNOSTIC =
            new Diagnostic(
                    "odd-string",
                    Severity.HINT,
                    SPAN,
                    Optional.empty(),
                    "say \"so\"",
                    List.of(new Label(Sample.span(FILE, "relay"), "here")),
                    List.of("do this"),
                    List.of(new TextEdit(SPAN, "good")),
                    Set.of());

    @Test
    void jsonSaysWhatTheDesignSays() throws Exception {
        JsonNode json = new ObjectMapper().readTree(new JsonForm().render(List.of(DIAGNOSTIC)));
        assertThat(json.toString())
                .isEqualTo(
                        """
                        [{"code":"odd-string","severity":"hint","file":"a b/smtpd.conf",\
                        "line":1,"column":8,"endLine":2,"endColumn":7,"message":"say \\"so\\"",\
                        "help":["do this"],"edits":[{"file":"a b/smtpd.conf","line":1,"column":8,\
                        "endLine":2,"endColumn":7,"replacement":"good"}],\
                        "labels":[{"file":"a b/smtpd.conf","line":2,"column":8,"endLine":2,\
                        "endColumn":13,"text":"here"}]}]""");
    }

    @Test
    void nothingIsAnEmptyArray() {
        assertThat(new JsonForm().render(List.of())).isEqualTo("[ ]\n");
    }

    @Test
    void sarifHasRuleResultPlaceAndFix() throws Exception {
        JsonNode run =
                new ObjectMapper()
                        .readTree(new SarifForm("1.2").render(List.of(DIAGNOSTIC)))
                        .at("/runs/0");
        assertThat(run.at("/tool/driver/rules/0/id").asText()).isEqualTo("odd-string");
        JsonNode result = run.at("/results/0");
        assertThat(result.at("/level").asText()).isEqualTo("note");
        assertThat(result.at("/ruleIndex").asInt()).isZero();
        assertThat(result.at("/message/text").asText()).isEqualTo("say \"so\"\nhelp: do this");
        JsonNode place = result.at("/locations/0/physicalLocation");
        assertThat(place.at("/artifactLocation/uri").asText()).isEqualTo("a%20b/smtpd.conf");
        assertThat(place.at("/region").toString())
                .isEqualTo("{\"startLine\":1,\"startColumn\":8,\"endLine\":2,\"endColumn\":7}");
        assertThat(result.at("/relatedLocations/0/message/text").asText()).isEqualTo("here");
        assertThat(
                        result.at("/fixes/0/artifactChanges/0/replacements/0/insertedContent/text")
                                .asText())
                .isEqualTo("good");
    }
}
