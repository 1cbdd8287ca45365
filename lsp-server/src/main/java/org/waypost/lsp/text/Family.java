package org.waypost.lsp.text;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of things that a configuration names. */
public enum Family {
    MACRO("Macro", ""),
    TABLE("Table", "table"),
    ACTION("Action", "action"),
    PKI("Pki", "pki"),
    CA("Ca", "ca"),
    FILTER("Filter", "filter");

    private final String stem;
    private final String keyword;

    Family(String stem, String keyword) {
        this.stem = stem;
        this.keyword = keyword;
    }

    /** The rule of the shape that defines one. */
    public String definitionRule() {
        return stem + "Definition";
    }

    /** The rule of the shape that refers to one. */
    public String referenceRule() {
        return stem + "Reference";
    }

    /** The word before the name, empty for a macro. */
    public String keyword() {
        return keyword;
    }

    /** The family that a word introduces. */
    public static Optional<Family> introducedBy(String word) {
        return Arrays.stream(values())
                .filter(f -> !f.keyword.isEmpty() && f.keyword.equals(word))
                .findFirst();
    }
}
