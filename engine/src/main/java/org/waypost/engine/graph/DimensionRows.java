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
        for (int classId = 0; classId < classes; classId++) {
            boolean never = classId == dimension.never();
            store(classId, never ? index.all() : index.touching(different(classId)), index);
        }
        classesByAtom = classesByAtom();
        places = Arrays.copyOf(places, starts[classes]);
        words = Arrays.copyOf(words, starts[classes]);
    }

    /** The rows of a dimension that has got more classes, behind those that there were. */
    private DimensionRows(DimensionRows old, Dimension dimension, List<Clause> clauses) {
        this.dimension = dimension;
        usual = old.usual;
        base = old.base;
        places = old.places.clone();
        words = old.words.clone();
        int known = old.classCount();
        starts = Arrays.copyOf(old.starts, dimension.classes().size() + 1);
        AtomClauses index = new AtomClauses(dimension, clauses);
        // A class in which nothing can hold never comes later.
        for (int classId = known; classId < dimension.classes().size(); classId++) {
            int[] atoms = dimension.classes().get(classId);
            store(classId, index.touching(difference(atoms, usual)), index);
        }
        classesByAtom = classesByAtom();
        places = Arrays.copyOf(places, starts[dimension.classes().size()]);
        words = Arrays.copyOf(words, places.length);
    }

    /** The rows of the dimension as it is now, whose new classes come behind the others. */
    DimensionRows extended(Dimension now, List<Clause> clauses) {
        return now.classes().size() == classCount() ? this : new DimensionRows(this, now, clauses);
    }

    /** How many classes there are rows of. */
    int classCount() {
        return starts.length - 1;
    }

    private IntLists classesByAtom() {
        IntLists.Builder byAtom = new IntLists.Builder(dimension.atoms().size());
        for (int classId = 0; classId < classCount(); classId++) {
            for (int atom : different(classId)) {
                byAtom.add(atom, classId);
            }
        }
        return byAtom.build();
    }

    private int[] different(int classId) {
        return classId == dimension.never()
                ? new int[0]
                : difference(dimension.classes().get(classId), usual);
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
            int larger = Math.max(16, 2 * needed);
            places = Arrays.copyOf(places, larger);
            words = Arrays.copyOf(words, larger);
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
