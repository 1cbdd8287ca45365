package org.waypost.engine.table.pattern;

/** The limits of compiled patterns, each with its reason. */
final class PatternLimits {
    /** Copies that bounds such as {@code a{1,1000}} may make of their bodies. */
    static final int MAX_COPIES = 20_000;

    /** States of one regular expression; a real one has a few dozen. */
    static final int MAX_STATES = 4_000;

    /**
     * Steps of the construction, so that a hostile set of expressions costs a moment and not the
     * machine.
     */
    static final int MAX_WORK = 20_000_000;

    /**
     * Characters that the JDK's matcher may look at for one subject. It serves only back
     * references, and goes back over the subject as often as a hostile pattern makes it.
     */
    static final int MAX_LOOKS = 1_000_000;

    private PatternLimits() {}
}
