package org.waypost.grammar;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The releases of OpenSMTPD whose languages differ, oldest first. */
public enum Release {
    R2013("2013", Dialect.CLASSIC),
    R5_3("5.3", Dialect.CLASSIC),
    R5_4("5.4", Dialect.CLASSIC),
    R5_7("5.7", Dialect.CLASSIC),
    R5_9("5.9", Dialect.CLASSIC),
    R6_0("6.0.3", Dialect.CLASSIC),
    R6_4("6.4", Dialect.MODERN),
    R6_6("6.6", Dialect.MODERN),
    R6_7("6.7", Dialect.MODERN),
    R6_8("6.8", Dialect.MODERN),
    R7_3("7.3", Dialect.MODERN),
    R7_5("7.5", Dialect.MODERN),
    R7_8("7.8", Dialect.MODERN);

    private static final List<Release> ALL = List.of(values());
    private static final List<Release> CLASSIC = ALL.subList(0, R6_4.ordinal());
    private static final List<Release> MODERN = ALL.subList(R6_4.ordinal(), ALL.size());

    private static final Pattern NUMBER =
            Pattern.compile("([0-9])\\.([0-9]{1,2})(?:\\.[0-9]{1,2})?(?:p[0-9]{1,2})?");

    private final String label;
    private final Dialect dialect;

    /** Major and minor number in one: 5.3 is 503; 0 for the snapshot. */
    private final int minor;

    Release(String label, Dialect dialect) {
        this.label = label;
        this.dialect = dialect;
        int dot = label.indexOf('.');
        this.minor = dot < 0 ? 0 : 100 * digit(label, dot - 1) + digit(label, dot + 1);
    }

    private static int digit(String label, int at) {
        return label.charAt(at) - '0';
    }

    /** As people write it: {@code 2013}, {@code 6.0.3}, {@code 7.8}. */
    public String label() {
        return label;
    }

    public Dialect dialect() {
        return dialect;
    }

    /** The releases of a dialect, oldest first. */
    public static List<Release> of(Dialect dialect) {
        return dialect == Dialect.CLASSIC ? CLASSIC : MODERN;
    }

    /** The last release of a dialect. */
    public static Release last(Dialect dialect) {
        return of(dialect).getLast();
    }

    public boolean atLeast(Release other) {
        return dialect == other.dialect && compareTo(other) >= 0;
    }

    /**
     * The release of that number: {@code 7.8}, {@code 7.8.0}, the portable {@code 5.7.3p2}. One in
     * between reads the language as the one before it: 7.4 as 7.3. Empty for what is no number, and
     * for one before the first or behind the last.
     */
    public static Optional<Release> named(String text) {
        for (Release release : ALL) {
            if (release.label.equals(text)) {
                return Optional.of(release);
            }
        }
        Matcher number = NUMBER.matcher(text);
        if (!number.matches()) {
            return Optional.empty();
        }
        int wanted = minor(number);
        boolean known = wanted >= R5_3.minor && wanted <= last(Dialect.MODERN).minor;
        return known
                ? ALL.stream()
                        .filter(r -> r != R2013 && r.minor <= wanted)
                        .reduce((_, later) -> later)
                : Optional.empty();
    }

    private static int minor(Matcher number) {
        return Integer.parseInt(number.group(1)) * 100 + Integer.parseInt(number.group(2));
    }
}
