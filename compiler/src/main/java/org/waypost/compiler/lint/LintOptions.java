package org.waypost.compiler.lint;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * What is wanted of the lints.
 *
 * @param levels by code; comments in the file go before them
 * @param everything whether lints that are off by themselves speak, too: for the editor
 * @param now by which certificates have expired or not
 */
public record LintOptions(Map<String, Level> levels, boolean everything, Instant now) {
    public LintOptions {
        levels = Map.copyOf(levels);
    }

    /** As the lints are by themselves. */
    public static LintOptions at(Instant now) {
        return new LintOptions(Map.of(), false, now);
    }

    /** Those that speak only when they are asked to: each has a hit that is none. */
    public static final Set<String> OFF = Set.of();
}
