package org.waypost.lsp.check;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.emf.common.util.URI;
import org.eclipse.lsp4j.DiagnosticCodeDescription;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticTag;
import org.eclipse.lsp4j.Location;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Label;
import org.waypost.compiler.reference.Reference;
import org.waypost.compiler.source.Span;
import org.waypost.lsp.text.Ranges;
import org.waypost.lsp.workspace.Compiled;
import org.waypost.lsp.workspace.Uris;

/** Writes a compiler's diagnostic in the words of the protocol. */
public final class ProtocolDiagnostics {
    private ProtocolDiagnostics() {}

    /** The range of a span, in the document that it is in. */
    public static Location location(Span span, Compiled compiled) {
        URI uri = compiled.files().origin(span.file()).orElse(compiled.root());
        return new Location(Uris.text(uri), Ranges.of(span));
    }

    /** Code, message, range and severity are those of {@code waypost check}. */
    public static org.eclipse.lsp4j.Diagnostic of(CompilerIssue issue) {
        Diagnostic from = issue.diagnostic();
        org.eclipse.lsp4j.Diagnostic to = new org.eclipse.lsp4j.Diagnostic();
        to.setSource("waypost");
        to.setCode(from.code());
        Reference.file(from.code())
                .map(page -> new DiagnosticCodeDescription(page.toUri().toString()))
                .ifPresent(to::setCodeDescription);
        to.setMessage(issue.getMessage());
        to.setSeverity(Severities.ofProtocol(from.severity()));
        to.setRange(Ranges.of(from.span()));
        to.setRelatedInformation(related(from, issue.compiled()));
        to.setTags(tags(from));
        to.setData(data(from));
        return to;
    }

    private static List<DiagnosticRelatedInformation> related(Diagnostic from, Compiled compiled) {
        List<DiagnosticRelatedInformation> related = new ArrayList<>();
        for (Label label : from.labels()) {
            related.add(
                    new DiagnosticRelatedInformation(
                            location(label.span(), compiled), label.text()));
        }
        for (String help : from.help()) {
            related.add(
                    new DiagnosticRelatedInformation(
                            location(from.span(), compiled), "help: " + help));
        }
        return related;
    }

    private static List<DiagnosticTag> tags(Diagnostic from) {
        return from.tags().stream()
                .sorted()
                .map(
                        tag ->
                                switch (tag) {
                                    case UNNECESSARY -> DiagnosticTag.Unnecessary;
                                    case DEPRECATED -> DiagnosticTag.Deprecated;
                                })
                .toList();
    }

    /** What a client may want besides: the help lines and the sentence of the original. */
    private static JsonObject data(Diagnostic from) {
        JsonObject data = new JsonObject();
        JsonArray help = new JsonArray();
        from.help().forEach(help::add);
        data.add("help", help);
        from.original().ifPresent(sentence -> data.addProperty("original", sentence));
        return data;
    }
}
