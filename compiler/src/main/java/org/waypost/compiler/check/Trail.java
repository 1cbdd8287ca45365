package org.waypost.compiler.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Label;
import org.waypost.compiler.source.SourceFile;
import org.waypost.compiler.source.Span;
import org.waypost.compiler.syntax.Program;
import org.waypost.compiler.syntax.RawStatement;
import org.waypost.grammar.ConfToken;

/**
 * How a place came to be read: the macros that it is made of, and the includes that lead to it.
 * What is said about a place says this too. Immutable.
 */
public final class Trail {
    private final Map<SourceFile, Span> includes;
    private final Map<SourceFile, TreeMap<Integer, RawStatement>> byStart = new HashMap<>();

    public Trail(Program program) {
        includes = program.includes();
        for (RawStatement raw : program.statements()) {
            if (!raw.macros().isEmpty()) {
                byStart.computeIfAbsent(raw.file(), _ -> new TreeMap<>())
                        .put(raw.span().start(), raw);
            }
        }
    }

    /** The same, each with the places behind its own as further labels. */
    public List<Diagnostic> behind(List<Diagnostic> diagnostics) {
        boolean plain = includes.isEmpty() && byStart.isEmpty();
        return plain ? diagnostics : diagnostics.stream().map(this::behind).toList();
    }

    private Diagnostic behind(Diagnostic diagnostic) {
        List<Label> labels = new ArrayList<>(diagnostic.labels());
        List<String> help = new ArrayList<>(diagnostic.help());
        macros(diagnostic.span(), labels, help);
        included(diagnostic.span().file(), labels);
        return diagnostic.with(labels, help);
    }

    private void macros(Span span, List<Label> labels, List<String> help) {
        TreeMap<Integer, RawStatement> statements = byStart.get(span.file());
        Map.Entry<Integer, RawStatement> entry =
                statements == null ? null : statements.floorEntry(span.start());
        if (entry == null) {
            return;
        }
        Set<String> told = new HashSet<>();
        RawStatement raw = entry.getValue();
        for (ConfToken token : raw.tokens()) {
            boolean inside = touches(token, span, raw);
            String name = token.macro();
            if (inside && name != null && told.add(name)) {
                macro(name, Optional.ofNullable(raw.macros().get(name)), labels, help);
            }
        }
    }

    /** What ends too early has ended with its last word. */
    private static boolean touches(ConfToken token, Span span, RawStatement raw) {
        boolean atEnd = span.start() >= raw.span().end() && token.end() >= raw.span().end();
        return atEnd || token.start() < span.end() && token.end() > span.start();
    }

    private static void macro(
            String name,
            Optional<RawStatement.Macro> macro,
            List<Label> labels,
            List<String> help) {
        Optional<Span> definition = macro.flatMap(RawStatement.Macro::definition);
        if (definition.isPresent()) {
            labels.add(new Label(definition.get(), "`$" + name + "` is defined here"));
        } else {
            macro.ifPresent(m -> help.add("`$" + name + "` is `" + m.value() + "`, set by `-D`"));
        }
    }

    /** Innermost first. An include is never read from itself, so this ends. */
    private void included(SourceFile file, List<Label> labels) {
        for (Span at = includes.get(file); at != null; at = includes.get(at.file())) {
            labels.add(new Label(at, "included from here"));
        }
    }
}
