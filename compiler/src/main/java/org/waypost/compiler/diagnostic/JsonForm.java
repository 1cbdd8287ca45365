package org.waypost.compiler.diagnostic;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.waypost.compiler.source.Span;

/**
 * An array of {@code {code, severity, file, line, column, endLine, endColumn, message, help,
 * edits}}; lines and columns as in {@link Place}.
 */
public final class JsonForm implements DiagnosticForm {
    @Override
    public String render(List<Diagnostic> diagnostics) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.useDefaultPrettyPrinter();
            json.writeStartArray();
            for (Diagnostic diagnostic : diagnostics) {
                diagnostic(json, diagnostic);
            }
            json.writeEndArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.append('\n').toString();
    }

    private static void diagnostic(JsonGenerator json, Diagnostic diagnostic) throws IOException {
        json.writeStartObject();
        json.writeStringField("code", diagnostic.code());
        json.writeStringField("severity", diagnostic.severity().name().toLowerCase(Locale.ROOT));
        place(json, diagnostic.span());
        json.writeStringField("message", diagnostic.message());
        json.writeArrayFieldStart("help");
        for (String help : diagnostic.help()) {
            json.writeString(help);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("edits");
        for (TextEdit edit : diagnostic.edits()) {
            json.writeStartObject();
            place(json, edit.span());
            json.writeStringField("replacement", edit.replacement());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("labels");
        for (Label label : diagnostic.labels()) {
            json.writeStartObject();
            place(json, label.span());
            json.writeStringField("text", label.text());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void place(JsonGenerator json, Span span) throws IOException {
        Place place = Place.of(span);
        json.writeStringField("file", span.file().name());
        json.writeNumberField("line", place.line());
        json.writeNumberField("column", place.column());
        json.writeNumberField("endLine", place.endLine());
        json.writeNumberField("endColumn", place.endColumn());
    }
}
