package org.waypost.engine.table.pattern;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * A set of characters: ASCII ones each for itself, all others together, as the C locale has them.
 *
 * @param ascii never changed once the set is made
 * @param others whether characters beyond ASCII are in
 */
public record CharSet(BitSet ascii, boolean others) {
    private static final int ASCII = 128;

    static CharSet of(char character) {
        BitSet set = new BitSet(ASCII);
        if (character < ASCII) {
            set.set(character);
        }
        return new CharSet(set, character >= ASCII);
    }

    static CharSet all() {
        return new CharSet(new BitSet(ASCII), false).complement();
    }

    /** Letters, digits and the underscore: what {@code \w} means. */
    static CharSet word() {
        return where(c -> Character.isLetterOrDigit(c) || c == '_');
    }

    static CharSet space() {
        return where(c -> c == ' ' || (c >= '\t' && c <= '\r'));
    }

    /** Both ends belong to it. */
    static CharSet range(char from, char to) {
        return where(c -> c >= from && c <= to);
    }

    /** {@code [:name:]} in the C locale; empty when there is no such class. */
    static Optional<CharSet> named(String name) {
        IntPredicate members =
                switch (name) {
                    case "alpha" -> Character::isLetter;
                    case "digit" -> Character::isDigit;
                    case "alnum" -> Character::isLetterOrDigit;
                    case "lower" -> Character::isLowerCase;
                    case "upper" -> Character::isUpperCase;
                    case "space" -> c -> c == ' ' || (c >= '\t' && c <= '\r');
                    case "blank" -> c -> c == ' ' || c == '\t';
                    case "cntrl" -> c -> c < ' ' || c == 127;
                    case "graph" -> c -> c > ' ' && c < 127;
                    case "print" -> c -> c >= ' ' && c < 127;
                    case "punct" -> c -> c > ' ' && c < 127 && !Character.isLetterOrDigit(c);
                    case "xdigit" -> c -> Character.digit(c, 16) >= 0;
                    default -> _ -> false;
                };
        CharSet set = where(members);
        return set.ascii.isEmpty() ? Optional.empty() : Optional.of(set);
    }

    /** A run of ASCII characters; both ends belong to it. */
    record Range(char first, char last) {}

    /** The ASCII characters as runs, in order. */
    List<Range> ranges() {
        List<Range> ranges = new ArrayList<>();
        for (int from = ascii.nextSetBit(0); from >= 0; ) {
            int to = ascii.nextClearBit(from);
            ranges.add(new Range((char) from, (char) (to - 1)));
            from = ascii.nextSetBit(to);
        }
        return ranges;
    }

    CharSet union(CharSet other) {
        BitSet both = (BitSet) ascii.clone();
        both.or(other.ascii);
        return new CharSet(both, others || other.others);
    }

    CharSet complement() {
        BitSet rest = (BitSet) ascii.clone();
        rest.flip(0, ASCII);
        return new CharSet(rest, !others);
    }

    /** The characters that are in this set once they are raised. */
    CharSet ofRaised() {
        CharSet raised = where(c -> ascii.get(raised((char) c)));
        return new CharSet(raised.ascii, others);
    }

    /** A to Z for a to z. */
    static char raised(char character) {
        return character >= 'a' && character <= 'z' ? (char) (character - 32) : character;
    }

    /** Whether a character is in. */
    public boolean contains(char character) {
        return character < ASCII ? ascii.get(character) : others;
    }

    private static CharSet where(IntPredicate members) {
        BitSet set = new BitSet(ASCII);
        for (int c = 0; c < ASCII; c++) {
            set.set(c, members.test(c));
        }
        return new CharSet(set, false);
    }
}
