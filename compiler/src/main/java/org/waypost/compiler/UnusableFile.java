package org.waypost.compiler;

/** A file that cannot be used at all; the message is one sentence for the person who named it. */
public final class UnusableFile extends Exception {
    private static final long serialVersionUID = 1;

    public UnusableFile(String sentence) {
        super(sentence);
    }
}
