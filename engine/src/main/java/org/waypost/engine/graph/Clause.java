package org.waypost.engine.graph;

import java.util.List;
import org.waypost.engine.classify.Atom;
import org.waypost.engine.rule.Rule;

/**
 * A piece of a rule: when all its tests hold, something happens. The first clause that holds is
 * what the rule-by-rule reading comes to first.
 *
 * <p>A rule without external tables is one clause. One with an external condition is a clause that
 * asks, whose tests are those before it, and a clause behind it that also wants the right reply.
 *
 * @param number from 0, in order
 */
public record Clause(
        int number, List<Literal> literals, List<Prerequisite> prerequisites, Outcome outcome) {
    public Clause {
        literals = List.copyOf(literals);
        prerequisites = List.copyOf(prerequisites);
    }

    /** One test that needs no table outside. */
    public record Literal(Atom atom, boolean negated) {
        int dimension() {
            return atom.dimension().index();
        }

        boolean holds(int classId) {
            return atom.dimension().holds(classId, atom.atom(), negated);
        }
    }

    /** The reply that an external question must have got. */
    public record Prerequisite(int external, Reply expected) {}

    /** What happens when a clause holds. */
    public sealed interface Outcome {
        /** The decision is made. */
        record Ends(Ending ending) implements Outcome {}

        /** A table outside is asked, for this rule, unless it has been already. */
        record Asks(External external, Rule rule) implements Outcome {}
    }
}
