package org.waypost.mta.delivery.local;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One <code>%{name[from:to]:modifier|modifier}</code>.
 *
 * @param range empty takes the whole value
 */
record FormatToken(String name, Optional<Range> range, List<String> modifiers) {
    private static final Pattern SHAPE =
            Pattern.compile(
                    "([A-Za-z.]+)(?:\\[(-?[0-9]{1,6})(:(-?[0-9]{1,6})?)?\\])?(?::([A-Za-z|]+))?");

    private static final List<String> MODIFIERS = List.of("lowercase", "uppercase", "strip", "raw");

    /**
     * Both ends belong to it; negative ones count from the end.
     *
     * @param to empty is the last character
     */
    record Range(int from, Optional<Integer> to) {
        /** Empty when the beginning lies beyond the text. */
        Optional<String> of(String text) {
            int first = from < 0 ? from + text.length() : from;
            int last = to.orElse(text.length() - 1);
            last = last < 0 ? last + text.length() : Math.min(last, text.length() - 1);
            if (first < 0 || first >= text.length() || last < first) {
                return Optional.empty();
            }
            return Optional.of(text.substring(first, last + 1));
        }
    }

    /** Empty: it has another shape, or a modifier that does not exist. */
    static Optional<FormatToken> parse(String inside) {
        Matcher parts = SHAPE.matcher(inside);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String given = parts.group(5) == null ? "" : parts.group(5).toLowerCase(Locale.ROOT);
        List<String> modifiers = given.isEmpty() ? List.of() : List.of(given.split("\\|", -1));
        if (!MODIFIERS.containsAll(modifiers)) {
            return Optional.empty();
        }
        return Optional.of(new FormatToken(parts.group(1), range(parts), modifiers));
    }

    /** {@code [i]} is one character, {@code [a:]} the rest. */
    private static Optional<Range> range(Matcher parts) {
        if (parts.group(2) == null) {
            return Optional.empty();
        }
        int from = Integer.parseInt(parts.group(2));
        Optional<Integer> to = Optional.of(from);
        if (parts.group(3) != null) {
            to = Optional.ofNullable(parts.group(4)).map(Integer::parseInt);
        }
        return Optional.of(new Range(from, to));
    }

    boolean isRaw() {
        return modifiers.contains("raw");
    }
}
