package org.waypost.engine.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.waypost.engine.classify.Dimension;
import org.waypost.engine.graph.DecisionGraph;
import org.waypost.engine.graph.Node;
import org.waypost.engine.table.Answer;
import org.waypost.engine.value.Facts;

/** The nodes that a decision comes through: what the coverage of tests counts. */
public final class GraphPath {
    private final DecisionGraph graph;
    private final ConditionTest test;

    public GraphPath(DecisionGraph graph) {
        this.graph = graph;
        this.test = new ConditionTest(graph.program());
    }

    /**
     * From the root to the end.
     *
     * @return without an end where a table outside failed
     */
    public List<Node> of(Facts facts, Function<LookupNeed, Answer> lookups) {
        List<Node> path = new ArrayList<>();
        Answers answers = Answers.NONE;
        Node node = first(facts);
        while (true) {
            path.add(node);
            switch (node) {
                case Node.Leaf _, Node.Intersect _ -> {
                    return path;
                }
                case Node.Switch step ->
                        node = step.edges().target(classOf(step.dimension(), facts));
                case Node.Ask ask -> {
                    Outcome outcome = test.ask(ask.external().condition(), facts, answers);
                    while (outcome instanceof Outcome.Asks(LookupNeed need)) {
                        answers = answers.with(need, lookups.apply(need));
                        outcome = test.ask(ask.external().condition(), facts, answers);
                    }
                    if (outcome instanceof Outcome.Broken) {
                        return path;
                    }
                    node = next(ask, outcome, facts);
                }
            }
        }
    }

    private Node first(Facts facts) {
        return graph.later()
                .filter(
                        l ->
                                l.dimensions().stream()
                                        .anyMatch(d -> l.has(d.index(), d.classify(facts))))
                .<Node>map(DecisionGraph.LaterClasses::whole)
                .orElse(graph.root());
    }

    /** A node may be older than what its dimension knows now. */
    private int classOf(Dimension dimension, Facts facts) {
        return graph.clauses().dimensions().list().get(dimension.index()).classify(facts);
    }

    private Node next(Node.Ask ask, Outcome outcome, Facts facts) {
        if (outcome instanceof Outcome.Holds) {
            return ask.yes();
        }
        return test.isNeither(ask.external().condition(), facts) ? ask.neither() : ask.no();
    }
}
