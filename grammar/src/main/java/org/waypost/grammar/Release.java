package org.waypost.grammar;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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

    private final String label;
    private final Dialect dialect;

    Release(String label, Dialect dialect) {
        this.label = label;
        this.dialect = dialect;
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
        return Arrays.stream(values()).filter(r -> r.dialect == dialect).toList();
    }

    /** The last release of a dialect. */
    public static Release last(Dialect dialect) {
        return of(dialect).getLast();
    }

    public boolean atLeast(Release other) {
        return dialect == other.dialect && compareTo(other) >= 0;
    }

    /** Accepts the label and the full number of a point release: {@code 7.8.0}, {@code 5.3.3}. */
    public static Optional<Release> named(String text) {
        return Arrays.stream(values())
                .filter(r -> text.equals(r.label) || text.startsWith(r.label + "."))
                .findFirst();
    }
}
