package org.waypost.engine.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import org.waypost.engine.classify.Dimension;

/**
 * By class of one dimension: the clauses whose tests on it hold. A set is stored as what differs
 * from the set of a class with the usual atoms (those in most classes), so that the whole is as
 * large as the differences.
 */
final class DimensionRows {
    private final Dimension dimension;
    private final BitSet usual = new BitSet();
    private final long[] base;
    private final int[][] places;
    private final long[][] words;
    private final List<List<Integer>> classesByAtom = new ArrayList<>();

    DimensionRows(Dimension dimension, List<Clause> clauses, int wordCount) {
        this.dimension = dimension;
        int classes = dimension.classes().size();
        findUsual();
        AtomClauses index = new AtomClauses(dimension, clauses);
        base = new long[wordCount];
        for (Clause clause : clauses) {
            if (index.holds(clause, usual)) {
                base[clause.number() >> 6] |= 1L << clause.number();
            }
        }
        places = new int[classes][];
        words = new long[classes][];
        for (int classId = 0; classId < classes; classId++) {
            store(classId, differences(classId, index));
        }
        indexClasses();
    }

    private void findUsual() {
        int[] counts = new int[dimension.atoms().size()];
        for (int[] set : dimension.classes()) {
            for (int atom : set) {
                counts[atom]++;
            }
        }
        for (int atom = 0; atom < counts.length; atom++) {
            usual.set(atom, 2 * counts[atom] > dimension.classes().size());
        }
    }

    private TreeMap<Integer, Long> differences(int classId, AtomClauses index) {
        TreeMap<Integer, Long> changed = new TreeMap<>();
        BitSet atoms = new BitSet();
        Arrays.stream(dimension.classes().get(classId)).forEach(atoms::set);
        boolean never = classId == dimension.never();
        for (int number : never ? index.all() : index.touching(different(atoms))) {
            boolean holds = !never && index.holds(number, atoms);
            long bit = 1L << number;
            long before = changed.getOrDefault(number >> 6, base[number >> 6]);
            changed.put(number >> 6, holds ? before | bit : before & ~bit);
        }
        return changed;
    }

    private BitSet different(BitSet atoms) {
        BitSet difference = (BitSet) atoms.clone();
        difference.xor(usual);
        return difference;
    }

    private void store(int classId, TreeMap<Integer, Long> changed) {
        places[classId] = changed.keySet().stream().mapToInt(Integer::intValue).toArray();
        words[classId] = changed.values().stream().mapToLong(Long::longValue).toArray();
    }

    private void indexClasses() {
        for (int atom = 0; atom < dimension.atoms().size(); atom++) {
            classesByAtom.add(new ArrayList<>());
        }
        for (int classId = 0; classId < places.length; classId++) {
            if (classId == dimension.never()) {
                continue;
            }
            BitSet atoms = new BitSet();
            Arrays.stream(dimension.classes().get(classId)).forEach(atoms::set);
            int number = classId;
            different(atoms).stream().forEach(atom -> classesByAtom.get(atom).add(number));
        }
    }

    Dimension dimension() {
        return dimension;
    }

    /** 64 clauses of a class's set. */
    long word(int classId, int index) {
        int found = Arrays.binarySearch(places[classId], index);
        return found < 0 ? base[index] : words[classId][found];
    }

    /** 64 clauses of the usual set. */
    long usualWord(int index) {
        return base[index];
    }

    /** The classes in which one of these atoms is not as usual, in order. */
    int[] unusualClasses(BitSet atoms) {
        BitSet classes = new BitSet();
        atoms.stream().forEach(atom -> classesByAtom.get(atom).forEach(classes::set));
        if (dimension.never() != Dimension.NO_NEVER) {
            classes.set(dimension.never());
        }
        return classes.stream().toArray();
    }
}
