package org.waypost.compiler.lint.name;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Diagnostics;
import org.waypost.compiler.lint.subject.Checked;
import org.waypost.compiler.lint.subject.Lint;
import org.waypost.compiler.source.SourceFile;
import org.waypost.compiler.source.Span;
import org.waypost.compiler.syntax.RawStatement;

/** Macros that no line asks for. */
public final class UnusedMacros implements Lint {
    @Override
    public void look(Checked checked, Consumer<Diagnostic> report) {
        Map<String, Span> macros = checked.program().macros();
        if (macros.isEmpty() || checked.incomplete()) {
            return;
        }
        Set<String> used = new HashSet<>();
        Set<SourceFile> files = new HashSet<>();
        for (RawStatement statement : checked.program().statements()) {
            used.addAll(statement.macros().keySet());
            if (files.add(statement.file())) {
                mentioned(statement.file().text(), used);
            }
        }
        macros.forEach(
                (name, span) -> {
                    if (!used.contains(name)) {
                        report.accept(found(name, span));
                    }
                });
    }

    /** An empty macro leaves no token behind. */
    private static void mentioned(String text, Set<String> names) {
        for (int at = text.indexOf('$'); at >= 0; at = text.indexOf('$', at + 1)) {
            int end = at + 1;
            while (end < text.length() && inName(text.charAt(end))) {
                end++;
            }
            names.add(text.substring(at + 1, end));
        }
    }

    private static boolean inName(char c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }

    private static Diagnostic found(String name, Span statement) {
        int end = statement.start() + name.length();
        String text = statement.file().text();
        boolean bare = text.startsWith(name, statement.start());
        Span span =
                bare
                        ? new Span(statement.file(), statement.start(), end, statement.line())
                        : statement;
        return Diagnostics.warning("unused-macro", span)
                .message("the macro `" + name + "` is used nowhere")
                .tag(Diagnostic.Tag.UNNECESSARY)
                .build();
    }
}
