package org.waypost.lsp.workspace;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.emf.common.util.URI;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Severity;
import org.waypost.compiler.source.SourceFile;
import org.waypost.lsp.text.Outline;
import org.waypost.lsp.text.Phrase;

/** Takes wrong statements out of a configuration until the rest of it compiles. */
final class SoundParts {
    /** A statement that is taken out may be missed by others, which then are wrong in turn. */
    private static final int MAX_ROUNDS = 4;

    private SoundParts() {}

    /** The first compilation without errors; empty when there is none after some rounds. */
    static Optional<Compiled> of(
            Compiled broken, Function<Map<URI, String>, Optional<Compiled>> compile) {
        Map<URI, String> texts = new HashMap<>();
        Optional<Compiled> now = Optional.of(broken);
        for (int round = 0; round < MAX_ROUNDS && now.isPresent(); round++) {
            if (now.get().compilation().configuration().isPresent()) {
                return now;
            }
            blank(now.get(), texts);
            now = compile.apply(Map.copyOf(texts));
        }
        return now.filter(compiled -> compiled.compilation().configuration().isPresent());
    }

    private static void blank(Compiled compiled, Map<URI, String> texts) {
        Map<SourceFile, Outline> outlines = new HashMap<>();
        for (Diagnostic diagnostic : compiled.compilation().diagnostics()) {
            SourceFile file = diagnostic.span().file();
            Optional<URI> uri = compiled.files().origin(file);
            if (diagnostic.severity() == Severity.ERROR && uri.isPresent()) {
                String text = texts.getOrDefault(uri.get(), file.text());
                Outline outline = outlines.computeIfAbsent(file, f -> Outline.of(f.text()));
                texts.put(uri.get(), without(text, outline, diagnostic.span().start()));
            }
        }
    }

    /** The text with blanks where the statement at an offset was, as long as before. */
    private static String without(String text, Outline outline, int offset) {
        Optional<Phrase> phrase = outline.statementAt(offset);
        if (phrase.isEmpty()) {
            return text;
        }
        StringBuilder blanked = new StringBuilder(text);
        for (int i = phrase.get().start(); i < phrase.get().end(); i++) {
            if (blanked.charAt(i) != '\n') {
                blanked.setCharAt(i, ' ');
            }
        }
        return blanked.toString();
    }
}
