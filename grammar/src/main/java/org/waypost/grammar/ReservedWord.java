package org.waypost.grammar;

import java.util.Set;

/**
 * A reserved word of the language.
 *
 * @param releases those in which it is reserved
 */
public record ReservedWord(String text, Set<Release> releases) {
    public ReservedWord {
        releases = Set.copyOf(releases);
    }

    /**
     * {@code since 5.4}, {@code until 5.3}, {@code from 5.4 to 5.9}, empty when always reserved.
     */
    public String range(Dialect dialect) {
        return ReleaseRange.describe(releases, dialect);
    }
}
