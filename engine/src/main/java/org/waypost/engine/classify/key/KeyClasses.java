package org.waypost.engine.classify.key;

import java.io.IOException;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.waypost.engine.pack.PackWriter;

/** From a text, as it was said, to its class. */
public sealed interface KeyClasses permits ExactKeys, NameKeys, NetworkKeys, PatternKeys {
    int of(String key);

    /** Writes it; each kind has a way to read it again. */
    void pack(PackWriter out) throws IOException;

    /**
     * The same after a change of one table; empty when that takes more than other classes for some
     * keys.
     */
    Optional<KeyClasses> edited(ClassEdit edit);

    /**
     * Gives every class that can be an answer its final number; to be called once, before the first
     * look-up.
     */
    void renumber(IntUnaryOperator numbers);
}
