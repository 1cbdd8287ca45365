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
import org.waypost.grammar.ConfToken;

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
            files.add(statement.file());
            for (ConfToken token : statement.tokens()) {
                if (token.macro() != null) {
                    used.add(token.macro());
                }
            }
        }
        macros.forEach(
                (name, span) -> {
                    if (!used.contains(name) && !mentioned(name, files)) {
                        report.accept(found(name, span));
                    }
                });
    }

    /** An empty macro leaves no token behind. */
    private static boolean mentioned(String name, Set<SourceFile> files) {
        return files.stream().anyMatch(file -> file.text().contains("$" + name));
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
