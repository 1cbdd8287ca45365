package org.waypost.compiler.diagnostic;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waypost.compiler.source.Span;

/** Builds a diagnostic step by step. One use, one thread. */
public final class Diagnostics {
    private final String code;
    private final Severity severity;
    private final Span span;
    private @Nullable String original;
    private String message = "";
    private final List<Label> labels = new ArrayList<>();
    private final List<String> help = new ArrayList<>();
    private final List<TextEdit> edits = new ArrayList<>();
    private final Set<Diagnostic.Tag> tags = EnumSet.noneOf(Diagnostic.Tag.class);

    private Diagnostics(String code, Severity severity, Span span) {
        this.code = code;
        this.severity = severity;
        this.span = span;
    }

    public static Diagnostics error(String code, Span span) {
        return new Diagnostics(code, Severity.ERROR, span);
    }

    public static Diagnostics warning(String code, Span span) {
        return new Diagnostics(code, Severity.WARNING, span);
    }

    public static Diagnostics hint(String code, Span span) {
        return new Diagnostics(code, Severity.HINT, span);
    }

    public static Diagnostics note(String code, Span span) {
        return new Diagnostics(code, Severity.NOTE, span);
    }

    /** The sentence that OpenSMTPD prints. */
    public Diagnostics original(String sentence) {
        original = sentence;
        return this;
    }

    public Diagnostics message(String sentence) {
        message = sentence;
        return this;
    }

    public Diagnostics label(Span at, String text) {
        labels.add(new Label(at, text));
        return this;
    }

    /** An empty sentence adds nothing. */
    public Diagnostics help(String sentence) {
        if (!sentence.isEmpty()) {
            help.add(sentence);
        }
        return this;
    }

    public Diagnostics edit(Span at, String replacement) {
        edits.add(new TextEdit(at, replacement));
        return this;
    }

    public Diagnostics edit(Optional<TextEdit> mend) {
        mend.ifPresent(edits::add);
        return this;
    }

    public Diagnostics tag(Diagnostic.Tag tag) {
        tags.add(tag);
        return this;
    }

    public Diagnostic build() {
        return new Diagnostic(
                code,
                severity,
                span,
                Optional.ofNullable(original),
                message,
                labels,
                help,
                edits,
                tags);
    }
}
