package org.waypost.grammar;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.misc.Pair;
import org.jspecify.annotations.Nullable;

/**
 * A token as the grammar sees it. {@link #getText} is the value: no quotes, no escapes. Start and
 * stop are offsets in the file; for a token out of a macro they cover {@code $name} and what is
 * glued to it.
 */
public final class ConfToken extends CommonToken {
    private static final Pair<TokenSource, CharStream> NOWHERE = new Pair<>(null, null);

    private final int start;
    private final int end;
    private final @Nullable String macro;
    private final @Nullable String problem;
    private @Nullable String valueSince6_6;

    /**
     * @param start offset of the first character
     * @param end offset behind the last one
     * @param macro the macro that it comes out of, null without one
     * @param problem what is wrong with it, null when nothing is
     */
    ConfToken(Place place, int type, String value, @Nullable String problem) {
        super(NOWHERE, type, DEFAULT_CHANNEL, place.start(), place.end() - 1);
        this.start = place.start();
        this.end = place.end();
        this.macro = place.macro();
        this.problem = problem;
        setText(value);
        setLine(place.line());
    }

    /** Where a token stands: offsets, line from 1, and the macro it comes out of. */
    record Place(int start, int end, int line, @Nullable String macro) {}

    public int start() {
        return start;
    }

    public int end() {
        return end;
    }

    public String value() {
        return getText();
    }

    public @Nullable String macro() {
        return macro;
    }

    public @Nullable String problem() {
        return problem;
    }

    /** From 6.6 on a backslash before a blank is dropped inside quotes. */
    void valueSince6_6(String value) {
        valueSince6_6 = value;
    }

    /** The token as {@code release} reads it: words may be keywords. */
    public ConfToken in(Release release) {
        if (getType() == SmtpdConfLexer.WORD && Keywords.of(release).contains(value())) {
            return new ConfToken(
                    new Place(start, end, getLine(), macro),
                    Keywords.type(value()),
                    value(),
                    problem);
        }
        if (valueSince6_6 != null && release.atLeast(Release.R6_6)) {
            return new ConfToken(
                    new Place(start, end, getLine(), macro), getType(), valueSince6_6, problem);
        }
        return this;
    }

    /** A token of another type in the same place, to try what fits there. */
    public ConfToken as(int type) {
        return new ConfToken(new Place(start, end, getLine(), macro), type, value(), null);
    }

    /** A line end in the place behind this token. */
    ConfToken lineEndBehind() {
        return new ConfToken(
                new Place(end, end, getLine(), null), SmtpdConfLexer.NEWLINE, "\n", null);
    }

    /** Quoted text is never a keyword. */
    public boolean quoted() {
        return getType() == SmtpdConfLexer.STRING;
    }

    /** Whether the value depends on the release. */
    public boolean variesInside() {
        return valueSince6_6 != null;
    }
}
