package org.waypost.compiler.check;

import java.util.Optional;
import org.waypost.compiler.check.table.Spelled;
import org.waypost.compiler.diagnostic.TextEdit;
import org.waypost.compiler.source.Span;

/**
 * What was probably meant.
 *
 * @param mend what to write for it, where that is sure
 */
record Hint(String text, Optional<TextEdit> mend) {
    Hint(String text) {
        this(text, Optional.empty());
    }

    static Optional<Hint> of(String text) {
        return Optional.of(new Hint(text));
    }

    static Optional<Hint> of(String text, Span at, String instead) {
        return Optional.of(new Hint(text, Spelled.at(at, instead)));
    }
}
