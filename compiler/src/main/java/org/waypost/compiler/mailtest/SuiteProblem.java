package org.waypost.compiler.mailtest;

/** A mistake in a test file: one sentence and its line (from 1). */
public final class SuiteProblem extends Exception {
    private static final long serialVersionUID = 1;

    private final int line;

    SuiteProblem(int line, String sentence) {
        super(sentence);
        this.line = line;
    }

    public int line() {
        return line;
    }

    /** The sentence. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
