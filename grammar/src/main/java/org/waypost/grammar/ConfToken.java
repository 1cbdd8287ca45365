package org.waypost.grammar;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.WritableToken;
import org.jspecify.annotations.Nullable;

/**
 * A token as the grammar sees it. {@link #getText} is the value: no quotes, no escapes. Start and
 * stop are offsets in the file; for a token out of a macro they cover {@code $name} and what is
 * glued to it. A configuration has millions of them, so what few have stands apart.
 */
public final class ConfToken implements WritableToken {
    private final short type;
    private final short keyword;
    private final int start;
    private final int end;
    private final int line;
    private final String value;
    private int index = -1;
    private @Nullable Rarity rarity;

    /** What few tokens have. */
    private record Rarity(
            @Nullable String macro, @Nullable String problem, @Nullable String valueSince6_6) {}

    /**
     * @param place where it stands; with the macro that it comes out of
     * @param problem what is wrong with it, null when nothing is
     */
    ConfToken(Place place, int type, String value, @Nullable String problem) {
        this.type = (short) type;
        this.start = place.start();
        this.end = place.end();
        this.line = place.line();
        this.value = value;
        this.keyword = (short) (type == SmtpdConfLexer.WORD ? Keywords.type(value) : 0);
        if (place.macro() != null || problem != null) {
            rarity = new Rarity(place.macro(), problem, null);
        }
    }

    /** A plain token of a file, and no more than that. */
    ConfToken(PlainTokens read, int type, int line, Words.Word word) {
        this.type = (short) type;
        this.start = read.start();
        this.end = read.end();
        this.line = line;
        this.value = word.text();
        this.keyword = type == SmtpdConfLexer.WORD ? word.keyword() : 0;
    }

    /** A plain token of a row. */
    ConfToken(TokenRow row, int at) {
        this.type = (short) row.type(at);
        this.start = row.start(at);
        this.end = row.end(at);
        this.line = row.line(at);
        this.value = row.value(at);
        this.keyword = row.keyword(at);
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
        return value;
    }

    public @Nullable String macro() {
        return rarity == null ? null : rarity.macro();
    }

    public @Nullable String problem() {
        return rarity == null ? null : rarity.problem();
    }

    private @Nullable String valueSince6_6() {
        return rarity == null ? null : rarity.valueSince6_6();
    }

    /** The type of the word where it is reserved, 0 for what never is. */
    short keyword() {
        return keyword;
    }

    /** Whether it is of the file itself, right, and the same in every release. */
    boolean ordinary() {
        return rarity == null;
    }

    /** From 6.6 on a backslash before a blank is dropped inside quotes. */
    void valueSince6_6(String later) {
        rarity = new Rarity(macro(), problem(), later);
    }

    /** The type of the token as {@code release} reads it: words may be keywords. */
    public int typeIn(Release release) {
        return keyword != 0 && Keywords.reserved(release, keyword) ? keyword : type;
    }

    /** The token as {@code release} reads it: words may be keywords. */
    public ConfToken in(Release release) {
        @Nullable String later = valueSince6_6();
        boolean newValue = later != null && release.atLeast(Release.R6_6);
        int typeThere = typeIn(release);
        if (typeThere == type && !newValue) {
            return this;
        }
        return new ConfToken(place(), typeThere, newValue ? later : value, problem());
    }

    /** A token of another type in the same place, to try what fits there. */
    public ConfToken as(int other) {
        return new ConfToken(place(), other, value, null);
    }

    /** A line end in the place behind this token. */
    ConfToken lineEndBehind() {
        return new ConfToken(new Place(end, end, line, null), SmtpdConfLexer.NEWLINE, "\n", null);
    }

    private Place place() {
        return new Place(start, end, line, macro());
    }

    /** Quoted text is never a keyword. */
    public boolean quoted() {
        return type == SmtpdConfLexer.STRING;
    }

    /** Whether the value depends on the release. */
    public boolean variesInside() {
        return valueSince6_6() != null;
    }

    @Override
    public String getText() {
        return value;
    }

    @Override
    public int getType() {
        return type;
    }

    @Override
    public int getLine() {
        return line;
    }

    /** Not kept: offsets say where a token stands. */
    @Override
    public int getCharPositionInLine() {
        return 0;
    }

    @Override
    public int getChannel() {
        return DEFAULT_CHANNEL;
    }

    @Override
    public int getTokenIndex() {
        return index;
    }

    @Override
    public int getStartIndex() {
        return start;
    }

    @Override
    public int getStopIndex() {
        return end - 1;
    }

    @Override
    public @Nullable TokenSource getTokenSource() {
        return null;
    }

    @Override
    public @Nullable CharStream getInputStream() {
        return null;
    }

    @Override
    public void setTokenIndex(int at) {
        index = at;
    }

    @Override
    public void setText(String text) {
        throw new UnsupportedOperationException("a token keeps its text");
    }

    @Override
    public void setType(int other) {
        throw new UnsupportedOperationException("a token keeps its type");
    }

    @Override
    public void setLine(int other) {
        throw new UnsupportedOperationException("a token keeps its line");
    }

    @Override
    public void setCharPositionInLine(int position) {
        throw new UnsupportedOperationException("a token keeps its place");
    }

    @Override
    public void setChannel(int channel) {
        throw new UnsupportedOperationException("a token keeps its channel");
    }
}
