package org.waypost.engine.graph;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.waypost.engine.classify.Dimension;

/** The clauses that test a dimension, by atom. */
final class AtomClauses {
    private final int dimension;
    private final List<Clause> clauses;
    private final List<BitSet> byAtom = new ArrayList<>();
    private final BitSet all = new BitSet();

    AtomClauses(Dimension dimension, List<Clause> clauses) {
        this.dimension = dimension.index();
        this.clauses = clauses;
        for (int atom = 0; atom < dimension.atoms().size(); atom++) {
            byAtom.add(new BitSet());
        }
        for (Clause clause : clauses) {
            add(clause);
        }
    }

    private void add(Clause clause) {
        for (Clause.Literal literal : clause.literals()) {
            if (literal.dimension() == dimension) {
                byAtom.get(literal.atom().atom()).set(clause.number());
                all.set(clause.number());
            }
        }
    }

    /** Numbers of all clauses with a test on the dimension. */
    int[] all() {
        return all.stream().toArray();
    }

    /** Numbers of those with a test on one of these atoms. */
    int[] touching(BitSet atoms) {
        BitSet touched = new BitSet();
        atoms.stream().forEach(atom -> touched.or(byAtom.get(atom)));
        return touched.stream().toArray();
    }

    boolean holds(int number, BitSet atoms) {
        return holds(clauses.get(number), atoms);
    }

    /** Whether a clause's tests on the dimension hold when these atoms do. */
    boolean holds(Clause clause, BitSet atoms) {
        for (Clause.Literal literal : clause.literals()) {
            if (literal.dimension() == dimension
                    && atoms.get(literal.atom().atom()) == literal.negated()) {
                return false;
            }
        }
        return true;
    }
}
