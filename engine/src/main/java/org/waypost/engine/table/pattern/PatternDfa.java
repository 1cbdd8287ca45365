package org.waypost.engine.table.pattern;

import java.io.IOException;
import java.util.Arrays;
import org.waypost.engine.pack.BrokenPack;
import org.waypost.engine.pack.PackReader;
import org.waypost.engine.pack.PackWriter;

/**
 * Many patterns as one deterministic automaton: one walk over a subject tells which of them it
 * meets. State 0 is dead: nothing can match any more.
 */
public final class PatternDfa {
    /** No pattern can be met any more. */
    public static final int DEAD = 0;

    /** Where every walk begins. */
    public static final int START = 1;

    /** No automaton of a classifier is as large. */
    private static final int MAX_STATES = 1 << 20;

    private static final int[] NOBODY = {};

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

    public void pack(PackWriter out) throws IOException {
        classes.pack(out);
        out.put(accepts.length);
        out.put(moves);
    }

    /** Without the owners of patterns: who asks for them has classes of his own. */
    public static PatternDfa unpack(PackReader in) throws BrokenPack {
        CharClasses classes = CharClasses.unpack(in);
        int states = in.number(MAX_STATES);
        int[] moves = in.numbers(0, Math.max(1, states));
        PackReader.check(states > START && moves.length == (long) states * classes.count());
        int[][] accepts = new int[states][];
        Arrays.fill(accepts, NOBODY);
        return new PatternDfa(classes, moves, accepts);
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
