package org.waypost.engine.classify.key;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sets of atoms, each with one number; 0 is the empty set. For building, one thread. */
public final class ClassSpace {
    /** The empty set. */
    public static final int NONE = 0;

    private final Map<AtomSet, Integer> numbers = new HashMap<>();
    private final List<int[]> sets = new ArrayList<>();
    private final Map<Long, Integer> unions = new HashMap<>();
    private long members;

    public ClassSpace() {
        intern(new int[0]);
    }

    /** Sets that have their numbers already, those of a dimension. */
    public ClassSpace(List<int[]> numbered) {
        for (int[] set : numbered) {
            numbers.putIfAbsent(new AtomSet(set), sets.size());
            add(new AtomSet(set));
        }
    }

    /** The set of one atom. */
    int single(int atom) {
        return intern(new int[] {atom});
    }

    /** The set of what is in either. */
    int union(int one, int other) {
        if (one == other || other == ClassSpace.NONE) {
            return one;
        }
        if (one == ClassSpace.NONE) {
            return other;
        }
        long key = ((long) Math.min(one, other) << 32) | Math.max(one, other);
        return unions.computeIfAbsent(key, _ -> intern(merged(sets.get(one), sets.get(other))));
    }

    /** Whether the atom is in the set. */
    boolean holds(int set, int atom) {
        return Arrays.binarySearch(sets.get(set), atom) >= 0;
    }

    /** The set without one of its atoms. */
    int without(int set, int atom) {
        return intern(Arrays.stream(sets.get(set)).filter(member -> member != atom).toArray());
    }

    /** The set of these atoms. */
    public int of(int[] atoms) {
        return intern(Arrays.stream(atoms).sorted().distinct().toArray());
    }

    /** Whether there are more sets than a dimension may have; those made since are worthless. */
    public boolean exhausted() {
        return sets.size() > KeyLimits.MAX_CLASSES || members > KeyLimits.MAX_MEMBERS;
    }

    /** By number: the atoms, in order. */
    public List<int[]> sets() {
        return sets;
    }

    private int intern(int[] sorted) {
        if (exhausted()) {
            return ClassSpace.NONE;
        }
        return numbers.computeIfAbsent(new AtomSet(sorted), this::add);
    }

    private int add(AtomSet set) {
        sets.add(set.atoms);
        members += set.atoms.length;
        return sets.size() - 1;
    }

    private static int[] merged(int[] one, int[] other) {
        int[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return Arrays.stream(both).sorted().distinct().toArray();
    }

    /** Equal by contents. */
    private record AtomSet(int[] atoms) {
        @Override
        public boolean equals(Object other) {
            return other instanceof AtomSet set && Arrays.equals(atoms, set.atoms);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(atoms);
        }
    }
}
