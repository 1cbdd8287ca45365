package org.waypost.engine.table.pattern;

/** A subject that can be looked at only so often. */
final class LimitedText implements CharSequence {
    private final String text;
    private int looks;

    LimitedText(String text) {
        this.text = text;
    }

    @Override
    public char charAt(int index) {
        if (++looks > PatternLimits.MAX_LOOKS) {
            throw new TooManyLooks();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }

    /** The matcher goes in circles. */
    static final class TooManyLooks extends RuntimeException {
        TooManyLooks() {
            super("too many looks at one subject", null, false, false);
        }
    }
}
