package org.waypost.compiler.diagnostic;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.waypost.compiler.source.SourceFile;
import org.waypost.compiler.source.Span;

/** SARIF 2.1.0 (OASIS), the form that code-scanning services read. */
public final class SarifForm implements DiagnosticForm {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";

    private final String version;

    /**
     * @param version of Waypost
     */
    public SarifForm(String version) {
        this.version = version;
    }

    @Override
    public String render(List<Diagnostic> diagnostics) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("$schema", SCHEMA);
            json.writeStringField("version", "2.1.0");
            json.writeArrayFieldStart("runs");
            run(json, diagnostics);
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.append('\n').toString();
    }

    private void run(JsonGenerator json, List<Diagnostic> diagnostics) throws IOException {
        List<String> rules = rules(diagnostics);
        json.writeStartObject();
        json.writeStringField("columnKind", "utf16CodeUnits");
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", "Waypost");
        json.writeStringField("version", version);
        json.writeArrayFieldStart("rules");
        for (String rule : rules) {
            rule(json, rule);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
        json.writeArrayFieldStart("results");
        for (Diagnostic diagnostic : diagnostics) {
            result(json, diagnostic, rules.indexOf(diagnostic.code()));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** The page about a code goes with it: a reader of the results has no `waypost help`. */
    private static void rule(JsonGenerator json, String code) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", code);
        Optional<Page> page = Pages.of(code);
        if (page.isPresent()) {
            json.writeObjectFieldStart("shortDescription");
            json.writeStringField("text", page.get().what().replace('\n', ' '));
            json.writeEndObject();
        }
        json.writeObjectFieldStart("help");
        json.writeStringField("text", page.map(Page::text).orElse("waypost help " + code));
        if (page.isPresent()) {
            json.writeStringField("markdown", page.get().markdown());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static List<String> rules(List<Diagnostic> diagnostics) {
        TreeSet<String> codes = new TreeSet<>();
        diagnostics.forEach(diagnostic -> codes.add(diagnostic.code()));
        return List.copyOf(codes);
    }

    private static void result(JsonGenerator json, Diagnostic diagnostic, int rule)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("ruleId", diagnostic.code());
        json.writeNumberField("ruleIndex", rule);
        json.writeStringField("level", level(diagnostic.severity()));
        message(json, text(diagnostic));
        json.writeArrayFieldStart("locations");
        location(json, diagnostic.span());
        json.writeEndObject();
        json.writeEndArray();
        if (!diagnostic.labels().isEmpty()) {
            json.writeArrayFieldStart("relatedLocations");
            for (Label label : diagnostic.labels()) {
                location(json, label.span());
                message(json, label.text());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        if (!diagnostic.edits().isEmpty()) {
            fix(json, diagnostic.edits());
        }
        json.writeEndObject();
    }

    /** Message and help are one text here: SARIF's readers show nothing else of a result. */
    private static String text(Diagnostic diagnostic) {
        List<String> parts = new ArrayList<>();
        parts.add(diagnostic.message());
        diagnostic.help().forEach(help -> parts.add("help: " + help));
        return String.join("\n", parts);
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case HINT, NOTE -> "note";
        };
    }

    private static void message(JsonGenerator json, String text) throws IOException {
        json.writeObjectFieldStart("message");
        json.writeStringField("text", text);
        json.writeEndObject();
    }

    /** Leaves the location open: related ones have a message too. */
    private static void location(JsonGenerator json, Span span) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("physicalLocation");
        artifact(json, span.file());
        region(json, "region", span);
        json.writeEndObject();
    }

    private static void artifact(JsonGenerator json, SourceFile file) throws IOException {
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", uri(file.name()));
        json.writeEndObject();
    }

    private static void region(JsonGenerator json, String field, Span span) throws IOException {
        Place place = Place.of(span);
        json.writeObjectFieldStart(field);
        json.writeNumberField("startLine", place.line());
        json.writeNumberField("startColumn", place.column());
        json.writeNumberField("endLine", place.endLine());
        json.writeNumberField("endColumn", place.endColumn());
        json.writeEndObject();
    }

    private static void fix(JsonGenerator json, List<TextEdit> edits) throws IOException {
        Map<SourceFile, List<TextEdit>> files = new LinkedHashMap<>();
        edits.forEach(e -> files.computeIfAbsent(e.span().file(), _ -> new ArrayList<>()).add(e));
        json.writeArrayFieldStart("fixes");
        json.writeStartObject();
        json.writeArrayFieldStart("artifactChanges");
        for (Map.Entry<SourceFile, List<TextEdit>> file : files.entrySet()) {
            json.writeStartObject();
            artifact(json, file.getKey());
            json.writeArrayFieldStart("replacements");
            for (TextEdit edit : file.getValue()) {
                json.writeStartObject();
                region(json, "deletedRegion", edit.span());
                json.writeObjectFieldStart("insertedContent");
                json.writeStringField("text", edit.replacement());
                json.writeEndObject();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    /** A file name as a URI reference: blanks and the like escaped, a path that stays relative. */
    private static String uri(String name) {
        try {
            String scheme = name.startsWith("/") ? "file" : null;
            String host = scheme == null ? null : "";
            // A colon in the first part of a relative path would read as a scheme.
            String path = scheme == null && name.contains(":") ? "./" + name : name;
            return new URI(scheme, host, path, null).toASCIIString();
        } catch (URISyntaxException impossiblePath) {
            return "unknown";
        }
    }
}
