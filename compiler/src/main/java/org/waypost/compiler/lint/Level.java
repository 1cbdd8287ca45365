package org.waypost.compiler.lint;

import java.util.Locale;
import java.util.Optional;

/** What is to become of a lint's findings. */
public enum Level {
    /** They are not told. */
    ALLOW,
    /** They are told, also those of a lint that is off by itself. */
    WARN,
    /** They are errors. */
    DENY;

    /** As people write it: {@code allow}, {@code warn}, {@code deny}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Level> of(String word) {
        for (Level level : values()) {
            if (level.word().equals(word)) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }
}
