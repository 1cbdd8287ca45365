package org.waypost.engine.pack;

/** A pack that was not written by {@link PackWriter}, or not by this version; one sentence. */
public final class BrokenPack extends Exception {
    private static final long serialVersionUID = 1;

    public BrokenPack(String sentence) {
        super(sentence);
    }
}
