package org.waypost.engine.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.waypost.engine.classify.Dimension;
import org.waypost.engine.classify.Dimensions;
import org.waypost.engine.rule.Rule;
import org.waypost.engine.rule.RuleProgram;

/**
 * Compiles as {@link DecisionGraph} does, and checks the outcome of each pass before the next one
 * begins: a fault is told where it arises, not where it shows. What is compared is all of it, so
 * this is for programs of the size that tests have.
 */
public final class PassVerifier {
    private final List<String> problems = new ArrayList<>();

    private PassVerifier() {}

    /**
     * The graph of a program, every pass checked.
     *
     * @throws IllegalStateException with what is wrong
     */
    public static DecisionGraph compile(RuleProgram program, GraphLimits limits) {
        PassVerifier verifier = new PassVerifier();
        Dimensions dimensions = Dimensions.of(program);
        dimensions.list().forEach(verifier::checkClasses);
        verifier.endOf("the dimensions");
        ClauseProgram clauses = ClauseProgram.of(program, dimensions);
        verifier.checkClauses(clauses);
        verifier.endOf("the clauses");
        dimensions.list().forEach(each -> verifier.checkRows(each, clauses));
        verifier.endOf("the sets of clauses");
        DecisionGraph graph = DecisionGraph.of(clauses, limits);
        verifier.problems.addAll(GraphVerifier.verify(graph));
        verifier.endOf("the graph");
        return graph;
    }

    /** The graph for other tables, over the nodes that there are whenever that can be. */
    public static DecisionGraph rebuiltOverItsNodes(DecisionGraph graph, RuleProgram program) {
        return graph.rebuilt(program, 0);
    }

    private void endOf(String pass) {
        if (!problems.isEmpty()) {
            throw new IllegalStateException(pass + ": " + String.join("; ", problems));
        }
    }

    private void need(boolean holds, String otherwise) {
        if (!holds) {
            problems.add(otherwise);
        }
    }

    private void checkClasses(Dimension dimension) {
        List<int[]> classes = dimension.classes();
        need(classes.getFirst().length == 0, "something holds in class 0 of " + dimension.index());
        for (int[] atoms : classes) {
            int before = -1;
            for (int atom : atoms) {
                need(atom > before, "the conditions of a class are not in order");
                before = atom;
            }
            need(before < dimension.atoms().size(), "a class has a condition that there is not");
        }
    }

    /** Numbers and rules in order; a reply is wanted only of what an earlier clause asks. */
    private void checkClauses(ClauseProgram program) {
        long asked = 0;
        int rule = 0;
        for (Clause clause : program.clauses()) {
            int number = clause.number();
            need(program.clauses().get(number) == clause, "clause " + number + " is misplaced");
            for (Clause.Prerequisite wanted : clause.prerequisites()) {
                boolean known = (asked & 1L << wanted.external()) != 0;
                need(known, "clause " + number + " wants what nobody asked");
            }
            if (clause.outcome() instanceof Clause.Outcome.Asks(External external, _)) {
                asked |= 1L << external.index();
            }
            int own = rule(clause.outcome()).map(Rule::number).orElse(rule);
            need(own >= rule, "clause " + number + " is of an earlier rule than the one before");
            rule = own;
        }
    }

    private static Optional<Rule> rule(Clause.Outcome outcome) {
        return switch (outcome) {
            case Clause.Outcome.Asks(_, Rule rule) -> Optional.of(rule);
            case Clause.Outcome.Ends(Ending.ByRule(Rule rule)) -> Optional.of(rule);
            case Clause.Outcome.Ends(Ending.Unanswerable(Rule rule)) -> Optional.of(rule);
            case Clause.Outcome.Ends(Ending.NoRule()) -> Optional.empty();
        };
    }

    private void checkRows(Dimension dimension, ClauseProgram program) {
        List<Clause> clauses = program.clauses();
        DimensionRows rows = new DimensionRows(dimension, clauses, (clauses.size() + 63) >> 6);
        for (int classId = 0; classId < dimension.classes().size(); classId++) {
            for (Clause clause : clauses) {
                long word = rows.word(classId, clause.number() >> 6);
                boolean stored = (word & 1L << clause.number()) != 0;
                need(
                        stored == holds(clause, dimension, classId),
                        "clause " + clause.number() + " is wrong in class " + classId);
            }
        }
    }

    private static boolean holds(Clause clause, Dimension dimension, int classId) {
        return clause.literals().stream()
                .filter(literal -> literal.dimension() == dimension.index())
                .allMatch(literal -> literal.holds(classId));
    }
}
