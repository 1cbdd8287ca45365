package org.waypost.engine.classify.key;

import java.util.function.IntUnaryOperator;

/** From a text, as it was said, to its class. */
public sealed interface KeyClasses permits ExactKeys, NameKeys, NetworkKeys, PatternKeys {
    int of(String key);

    /**
     * Gives every class that can be an answer its final number; to be called once, before the first
     * look-up.
     */
    void renumber(IntUnaryOperator numbers);
}
