package org.waypost.engine.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.waypost.engine.classify.Dimension;
import org.waypost.engine.classify.Phase;

/**
 * Checks what must hold of every graph: children are older than their parents (so there is no
 * cycle), no path looks at a dimension twice or goes back to an earlier phase, and the graph comes
 * to the same clause as reading the clauses in order does, for classes and replies drawn at random.
 */
public final class GraphVerifier {
    /** Walks that are compared; the random numbers are always the same ones. */
    private static final int SAMPLES = 200;

    private final DecisionGraph graph;
    private final List<String> problems = new ArrayList<>();

    private GraphVerifier(DecisionGraph graph) {
        this.graph = graph;
    }

    /** What is wrong, a sentence each; empty when the graph is sound. */
    public static List<String> verify(DecisionGraph graph) {
        GraphVerifier verifier = new GraphVerifier(graph);
        verifier.checkShape();
        if (verifier.problems.isEmpty()) {
            verifier.checkDecisions();
        }
        return List.copyOf(verifier.problems);
    }

    /** What lies below a node: the dimensions that some path looks at, and the earliest phase. */
    private record Below(long dimensions, Phase earliest) {
        static final Below NOTHING = new Below(0, Phase.RECIPIENT);

        Below and(Below other) {
            Phase first = earliest.compareTo(other.earliest) <= 0 ? earliest : other.earliest;
            return new Below(dimensions | other.dimensions, first);
        }
    }

    private void checkShape() {
        List<Below> below = new ArrayList<>();
        for (Node node : graph.nodes()) {
            if (node.id() != below.size()) {
                problems.add("node " + below.size() + " calls itself " + node.id());
                return;
            }
            Optional<Below> own = below(node, below);
            if (own.isEmpty()) {
                problems.add("node " + node.id() + " leads to a node that is not older");
                return;
            }
            below.add(own.get());
        }
        if (graph.nodes().stream().noneMatch(node -> node == graph.root())) {
            problems.add("the root is not a node of the graph");
        }
    }

    private Optional<Below> below(Node node, List<Below> known) {
        Below all = Below.NOTHING;
        for (Node child : children(node)) {
            if (child.id() >= known.size()) {
                return Optional.empty();
            }
            all = all.and(known.get(child.id()));
        }
        if (node instanceof Node.Switch(_, Dimension dimension, _, _)) {
            checkOrder(node, dimension, all);
            all = all.and(new Below(1L << dimension.index(), dimension.phase()));
        }
        return Optional.of(all);
    }

    private void checkOrder(Node node, Dimension dimension, Below below) {
        if ((below.dimensions & 1L << dimension.index()) != 0) {
            problems.add("below node " + node.id() + " its dimension is looked at again");
        }
        if (below.earliest.compareTo(dimension.phase()) < 0) {
            problems.add("below node " + node.id() + " something of an earlier phase is asked");
        }
    }

    private static List<Node> children(Node node) {
        return switch (node) {
            case Node.Leaf _, Node.Intersect _ -> List.of();
            case Node.Ask ask -> List.of(ask.yes(), ask.no(), ask.neither());
            case Node.Switch(_, _, ClassEdges edges, _) -> {
                List<Node> targets = new ArrayList<>();
                targets.add(edges.otherwise());
                edges.branches().forEach(branch -> targets.add(branch.target()));
                yield targets;
            }
        };
    }

    private void checkDecisions() {
        Random random = new Random(SAMPLES);
        for (int i = 0; i < SAMPLES && problems.isEmpty(); i++) {
            Sample sample = Sample.draw(graph.clauses(), random);
            String expected = sample.readInOrder();
            String found = sample.walk(graph);
            if (!found.equals(expected)) {
                problems.add("the graph comes to " + found + ", the clauses to " + expected);
            }
        }
    }
}
