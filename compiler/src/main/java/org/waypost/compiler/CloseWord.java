package org.waypost.compiler;

import java.util.Collection;
import java.util.Optional;
import org.waypost.compiler.check.table.CloseName;

/** What was probably meant by a word that is not known: the same guess everywhere. */
public final class CloseWord {
    private CloseWord() {}

    /** The nearest of {@code words}, when one is near enough. */
    public static Optional<String> among(Collection<String> words, String said) {
        return CloseName.among(words, said);
    }
}
