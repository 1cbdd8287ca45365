package org.waypost.engine.graph;

import java.util.Arrays;
import java.util.List;
import org.waypost.engine.classify.Dimension;
import org.waypost.engine.graph.bits.IntLists;

/** The clauses that test a dimension, by atom. */
final class AtomClauses {
    private final int dimension;
    private final List<Clause> clauses;
    private final IntLists byAtom;
    private final int[] all;

    AtomClauses(Dimension dimension, List<Clause> clauses) {
        this.dimension = dimension.index();
        this.clauses = clauses;
        IntLists.Builder lists = new IntLists.Builder(dimension.atoms().size());
        for (Clause clause : clauses) {
            for (Clause.Literal literal : clause.literals()) {
                if (literal.dimension() == this.dimension) {
                    lists.add(literal.atom().atom(), clause.number());
                }
            }
        }
        this.byAtom = lists.build();
        this.all = Arrays.stream(byAtom.values()).sorted().distinct().toArray();
    }

    /** Numbers of all clauses with a test on the dimension, in order. */
    int[] all() {
        return all;
    }

    /** Numbers of those with a test on one of these atoms, in order; some may come twice. */
    int[] touching(int[] atoms) {
        if (atoms.length == 1) {
            return byAtom.copy(atoms[0]);
        }
        int size = 0;
        for (int atom : atoms) {
            size += byAtom.end(atom) - byAtom.start(atom);
        }
        int[] numbers = new int[size];
        size = 0;
        for (int atom : atoms) {
            int count = byAtom.end(atom) - byAtom.start(atom);
            System.arraycopy(byAtom.values(), byAtom.start(atom), numbers, size, count);
            size += count;
        }
        Arrays.sort(numbers);
        return numbers;
    }

    /**
     * Whether a clause's tests on the dimension hold when these atoms do.
     *
     * @param atoms in order
     */
    boolean holds(int number, int[] atoms) {
        for (Clause.Literal literal : clauses.get(number).literals()) {
            if (literal.dimension() == dimension
                    && Arrays.binarySearch(atoms, literal.atom().atom()) >= 0
                            == literal.negated()) {
                return false;
            }
        }
        return true;
    }
}
