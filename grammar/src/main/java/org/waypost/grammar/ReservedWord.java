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
}
