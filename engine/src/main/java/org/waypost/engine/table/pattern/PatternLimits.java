package org.waypost.engine.table.pattern;

/** The limits of compiled patterns, each with its reason. */
final class PatternLimits {
    /** Copies that bounds such as {@code a{1,1000}} may make of their bodies. */
    static final int MAX_COPIES = 20_000;

    /**
     * One regular expression that is asked by itself; a real one has a few dozen states. Beyond it
     * all its states are walked at once, which is slower only.
     */
    static final PatternSet.Budget ALONE = new PatternSet.Budget(1_000, 400_000);

    /**
     * One regular expression that is made as small as can be before it is put together with others:
     * ten thousand hostile ones must not cost a minute.
     */
    static final PatternSet.Budget REDUCED = new PatternSet.Budget(100, 40_000);

    /**
     * Characters that the JDK's matcher may look at for one subject. It serves only back
     * references, and goes back over the subject as often as a hostile pattern makes it.
     */
    static final int MAX_LOOKS = 1_000_000;

    private PatternLimits() {}
}
