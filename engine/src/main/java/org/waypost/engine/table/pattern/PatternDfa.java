package org.waypost.engine.table.pattern;

/**
 * Many patterns as one deterministic automaton: one walk over a subject tells which of them it
 * meets. State 0 is dead: nothing can match any more.
 */
public final class PatternDfa {
    /** No pattern can be met any more. */
    public static final int DEAD = 0;

    /** Where every walk begins. */
    public static final int START = 1;

    private final CharClasses classes;
    private final int[] moves;
    private final int[][] accepts;

    /**
     * @param moves by state and character class
     * @param accepts by state: the owners of patterns that a subject meets which ends there, in
     *     order
     */
    PatternDfa(CharClasses classes, int[] moves, int[][] accepts) {
        this.classes = classes;
        this.moves = moves;
        this.accepts = accepts;
    }

    /** One character further; the character must be in lower case. */
    public int step(int state, char character) {
        return moves[state * classes.count() + classes.of(character)];
    }

    /** The state in which a whole subject in lower case ends. */
    public int walk(String subject) {
        int state = START;
        for (int i = 0; i < subject.length() && state != DEAD; i++) {
            state = step(state, subject.charAt(i));
        }
        return state;
    }

    /** The owners of patterns that a subject meets which ends in this state; not to be changed. */
    public int[] accepts(int state) {
        return accepts[state];
    }

    /** How many states there are, the dead one included. */
    public int states() {
        return accepts.length;
    }
}
