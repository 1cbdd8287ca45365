package org.waypost.grammar;

import java.util.Set;

/**
 * One entry of the catalogue: a statement, an option or a word of the language.
 *
 * @param name where it stands and what it is: {@code listen tls}, {@code match from auth}
 * @param releases those that know it
 * @param synopsis how it is written
 * @param explanation a sentence or two
 * @param example a line that uses it, empty without one
 * @param successor the name of the entry that took its place later, empty without one
 */
public record Directive(
        String name,
        Set<Release> releases,
        String synopsis,
        String explanation,
        String example,
        String successor) {
    public Directive {
        releases = Set.copyOf(releases);
    }

    /** {@code since 5.4}, {@code until 5.3}, {@code from 5.4 to 5.9}, empty when always known. */
    public String range(Dialect dialect) {
        return ReleaseRange.describe(releases, dialect);
    }
}
