package org.waypost.engine.table.pattern;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The entry of a table of regular expressions, in lower case like the subjects. It is met when it
 * matches anywhere in the subject. A leading {@code (?i)} only widens {@code [:upper:]} and {@code
 * [:lower:]}: everything else is lower case already.
 */
public final class RegexPattern {
    private static final String IGNORE_CASE = "(?i)";

    private final @Nullable Pattern pattern;
    private final Optional<String> refusal;

    private RegexPattern(@Nullable Pattern pattern, Optional<String> refusal) {
        this.pattern = pattern;
        this.refusal = refusal;
    }

    /**
     * @param entry in lower case
     */
    public static RegexPattern compile(String entry) {
        boolean ignoreCase = entry.startsWith(IGNORE_CASE);
        String text = ignoreCase ? entry.substring(IGNORE_CASE.length()) : entry;
        try {
            return new RegexPattern(
                    EreText.pattern(EreParser.parse(text, ignoreCase)), Optional.empty());
        } catch (RefusedPattern refused) {
            return new RegexPattern(null, Optional.of(refused.getMessage()));
        }
    }

    /** Why the C library does not take it, so that it never matches; empty when it does. */
    public Optional<String> refusal() {
        return refusal;
    }

    /**
     * @param subject in lower case
     */
    public boolean matches(String subject) {
        return pattern != null && pattern.matcher(subject).find();
    }
}
