package org.waypost.engine.graph;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.waypost.engine.classify.Dimension;
import org.waypost.engine.graph.bits.IntLists;

/**
 * By class of one dimension: the clauses whose tests on it hold. A set is stored as the words that
 * differ from the set of a class with the usual atoms (those in most classes), so that the whole is
 * as large as the differences.
 */
final class DimensionRows {
    private final Dimension dimension;
    private final int[] usual;
    private final long[] base;
    private final int[] starts;
    private int[] places = new int[16];
    private long[] words = new long[16];
    private final IntLists classesByAtom;

    DimensionRows(Dimension dimension, List<Clause> clauses, int wordCount) {
        this.dimension = dimension;
        this.usual = usual(dimension);
        AtomClauses index = new AtomClauses(dimension, clauses);
        base = new long[wordCount];
        for (Clause clause : clauses) {
            if (index.holds(clause.number(), usual)) {
                base[clause.number() >> 6] |= 1L << clause.number();
            }
        }
        int classes = dimension.classes().size();
        starts = new int[classes + 1];
        IntLists.Builder byAtom = new IntLists.Builder(dimension.atoms().size());
        for (int classId = 0; classId < classes; classId++) {
            boolean never = classId == dimension.never();
            int[] atoms = dimension.classes().get(classId);
            int[] different = never ? new int[0] : difference(atoms, usual);
            for (int atom : different) {
                byAtom.add(atom, classId);
            }
            store(classId, never ? index.all() : index.touching(different), index);
        }
        classesByAtom = byAtom.build();
        places = Arrays.copyOf(places, starts[classes]);
        words = Arrays.copyOf(words, starts[classes]);
    }

    private static int[] usual(Dimension dimension) {
        int[] counts = new int[dimension.atoms().size()];
        for (int[] set : dimension.classes()) {
            for (int atom : set) {
                counts[atom]++;
            }
        }
        BitSet usual = new BitSet();
        for (int atom = 0; atom < counts.length; atom++) {
            usual.set(atom, 2 * counts[atom] > dimension.classes().size());
        }
        return usual.stream().toArray();
    }

    /** What is in one of two sets only, all in order. */
    private static int[] difference(int[] one, int[] other) {
        int[] different = new int[one.length + other.length];
        int size = 0;
        int i = 0;
        int j = 0;
        while (i < one.length || j < other.length) {
            boolean first = j == other.length || (i < one.length && one[i] < other[j]);
            boolean second = i == one.length || (j < other.length && other[j] < one[i]);
            if (first) {
                different[size++] = one[i];
            } else if (second) {
                different[size++] = other[j];
            }
            i += second ? 0 : 1;
            j += first ? 0 : 1;
        }
        return Arrays.copyOf(different, size);
    }

    /** Classes come in order. */
    private void store(int classId, int[] touched, AtomClauses index) {
        boolean never = classId == dimension.never();
        int[] atoms = dimension.classes().get(classId);
        int end = starts[classId];
        for (int number : touched) {
            int place = number >> 6;
            if (end == starts[classId] || places[end - 1] != place) {
                grow(end);
                places[end] = place;
                words[end++] = base[place];
            }
            long bit = 1L << number;
            boolean holds = !never && index.holds(number, atoms);
            words[end - 1] = holds ? words[end - 1] | bit : words[end - 1] & ~bit;
        }
        starts[classId + 1] = end;
    }

    private void grow(int needed) {
        if (needed == places.length) {
            places = Arrays.copyOf(places, 2 * needed);
            words = Arrays.copyOf(words, 2 * needed);
        }
    }

    Dimension dimension() {
        return dimension;
    }

    /** 64 clauses of a class's set. */
    long word(int classId, int index) {
        int found = Arrays.binarySearch(places, starts[classId], starts[classId + 1], index);
        return found < 0 ? base[index] : words[found];
    }

    /** 64 clauses of the usual set. */
    long usualWord(int index) {
        return base[index];
    }

    /** Where the words begin in which a class differs from the usual set. */
    int firstDifference(int classId) {
        return starts[classId];
    }

    /** Where they end. */
    int endOfDifferences(int classId) {
        return starts[classId + 1];
    }

    /** Which word it is that differs. */
    int place(int difference) {
        return places[difference];
    }

    /** The word that differs. */
    long differentWord(int difference) {
        return words[difference];
    }

    /** The classes in which one of these atoms is not as usual, in order. */
    int[] unusualClasses(BitSet atoms) {
        BitSet classes = new BitSet();
        atoms.stream().flatMap(classesByAtom::stream).forEach(classes::set);
        if (dimension.never() != Dimension.NO_NEVER) {
            classes.set(dimension.never());
        }
        return classes.stream().toArray();
    }
}
