package org.waypost.engine.table.pattern;

import java.util.List;

/** A POSIX extended regular expression, parsed. */
public sealed interface Ere {
    /** Matches nothing long: the empty text. */
    record Empty() implements Ere {}

    /** One character of a set. */
    record OneOf(CharSet set) implements Ere {}

    record Sequence(List<Ere> parts) implements Ere {
        public Sequence {
            parts = List.copyOf(parts);
        }
    }

    record Choice(List<Ere> branches) implements Ere {
        public Choice {
            branches = List.copyOf(branches);
        }
    }

    /**
     * @param max {@link #UNBOUNDED} has none
     */
    record Repeat(Ere body, int min, int max) implements Ere {}

    /**
     * @param index from 1, by opening parenthesis
     */
    record Group(Ere body, int index) implements Ere {}

    record Anchor(Place place) implements Ere {}

    /** What the group matched, once more. */
    record BackReference(int index) implements Ere {}

    int UNBOUNDED = -1;

    /** The places between characters that an expression can ask for. */
    enum Place {
        START,
        END,
        WORD_START,
        WORD_END,
        WORD_BOUNDARY,
        NO_WORD_BOUNDARY
    }
}
