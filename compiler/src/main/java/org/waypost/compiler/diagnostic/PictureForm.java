package org.waypost.compiler.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.waypost.compiler.source.SourceFile;
import org.waypost.compiler.source.Span;

/**
 * A diagnostic as a picture: the message, the source line with what is meant underlined, the other
 * places that matter, and what to do.
 */
public final class PictureForm implements DiagnosticForm {
    private final Ink ink;

    public PictureForm(Ink ink) {
        this.ink = ink;
    }

    @Override
    public String render(List<Diagnostic> diagnostics) {
        StringBuilder out = new StringBuilder();
        for (Diagnostic diagnostic : diagnostics) {
            picture(out, diagnostic);
            out.append('\n');
        }
        return out.toString();
    }

    private void picture(StringBuilder out, Diagnostic diagnostic) {
        Severity severity = diagnostic.severity();
        String head = severity.name().toLowerCase(Locale.ROOT) + "[" + diagnostic.code() + "]";
        out.append(ink.severity(severity, head))
                .append(ink.strong(": " + SafeText.of(diagnostic.message())))
                .append('\n');
        Map<SourceFile, List<Mark>> marks = marks(diagnostic);
        int gutter = gutter(marks.values());
        String arrow = "--> ";
        for (Map.Entry<SourceFile, List<Mark>> file : marks.entrySet()) {
            out.repeat(' ', gutter - 1).append(ink.frame(arrow));
            out.append(SafeText.of(file.getKey().name())).append(':');
            out.append(file.getValue().getFirst().where()).append('\n');
            new Excerpt(out, ink, severity, gutter).draw(file.getKey(), file.getValue());
            arrow = "::: ";
        }
        for (String help : diagnostic.help()) {
            out.repeat(' ', gutter).append(ink.frame("= "));
            out.append(ink.strong("help")).append(": ").append(SafeText.of(help)).append('\n');
        }
    }

    /** By file, the primary one first; the primary mark first within its file. */
    private static Map<SourceFile, List<Mark>> marks(Diagnostic diagnostic) {
        Map<SourceFile, List<Mark>> marks = new LinkedHashMap<>();
        add(marks, diagnostic.span(), "", true);
        diagnostic.labels().stream()
                .sorted(Comparator.comparingInt(label -> label.span().start()))
                .forEach(label -> add(marks, label.span(), label.text(), false));
        return marks;
    }

    private static void add(
            Map<SourceFile, List<Mark>> marks, Span span, String text, boolean primary) {
        marks.computeIfAbsent(span.file(), _ -> new ArrayList<>())
                .add(new Mark(span, SafeText.of(text), primary));
    }

    private static int gutter(Iterable<List<Mark>> files) {
        int line = 1;
        for (List<Mark> marks : files) {
            for (Mark mark : marks) {
                line = Math.max(line, mark.span().line());
            }
        }
        return Integer.toString(line).length() + 1;
    }
}
