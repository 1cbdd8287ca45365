package org.waypost.engine.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.waypost.engine.classify.Dimension;
import org.waypost.engine.classify.Dimensions;
import org.waypost.engine.rule.RuleProgram;

/**
 * A compiled rule program. Nodes name dimensions and rules by number: what a dimension knows and
 * what a rule does is asked of the clauses, which a replaced table changes under nodes that stay.
 *
 * @param nodes by id; some may not be reachable from the root
 * @param overflow all clauses, when the graph would have grown too large and ends in sets of them
 * @param later what the nodes do not know of
 */
public record DecisionGraph(
        ClauseProgram clauses,
        Node root,
        List<Node> nodes,
        Optional<OpenClauses> overflow,
        Optional<LaterClasses> later) {
    public DecisionGraph {
        nodes = List.copyOf(nodes);
    }

    /** Compiles a program. */
    public static DecisionGraph of(RuleProgram program) {
        return of(program, GraphLimits.DEFAULT);
    }

    /** Compiles a program whose dimensions are known already. */
    public static DecisionGraph of(RuleProgram program, Dimensions dimensions) {
        return of(ClauseProgram.of(program, dimensions), GraphLimits.DEFAULT);
    }

    /** Compiles a program within other limits. */
    public static DecisionGraph of(RuleProgram program, GraphLimits limits) {
        return of(ClauseProgram.of(program, Dimensions.of(program)), limits);
    }

    static DecisionGraph of(ClauseProgram clauses, GraphLimits limits) {
        GraphBuilder builder = new GraphBuilder(clauses, limits);
        Node root = builder.build();
        return new DecisionGraph(
                clauses, root, builder.nodes(), builder.overflow(), Optional.empty());
    }

    /**
     * The same for a program some of whose tables have been replaced. A table that differs in a few
     * entries changes the classes of their keys and nothing else; of other tables, the classifiers
     * of those that stay are taken over.
     */
    public DecisionGraph rebuilt(RuleProgram program) {
        return rebuilt(program, GraphLimits.MIN_KEPT);
    }

    DecisionGraph rebuilt(RuleProgram program, int minKept) {
        Optional<Dimensions> edited = clauses.dimensions().edited(program(), program);
        Dimensions dimensions = edited.orElseGet(() -> clauses.dimensions().rebuilt(program));
        ClauseProgram now = ClauseProgram.of(program, dimensions);
        return edited.isPresent() && isWorthKeeping(now, minKept)
                ? over(now)
                : of(now, GraphLimits.DEFAULT);
    }

    /** Nodes that are soon made know more when they are made again. */
    private boolean isWorthKeeping(ClauseProgram now, int minKept) {
        return edges() > minKept
                && LaterClasses.areFew(known(), LaterClasses.counts(now.dimensions().list()));
    }

    private long edges() {
        return nodes.stream()
                .mapToLong(n -> n instanceof Node.Switch s ? 1L + s.edges().branches().size() : 1)
                .sum();
    }

    private List<Integer> known() {
        return later.map(LaterClasses::known)
                .orElseGet(() -> LaterClasses.counts(clauses.dimensions().list()));
    }

    /** The nodes as they are, over other classifiers, and a way for classes that are new. */
    private DecisionGraph over(ClauseProgram now) {
        List<Integer> known = known();
        if (LaterClasses.counts(now.dimensions().list()).equals(known)) {
            return new DecisionGraph(now, root, nodes, overflow, later);
        }
        OpenClauses whole =
                later.map(l -> l.whole().open())
                        .or(() -> overflow)
                        .map(open -> open.wholeOf(now))
                        .orElseGet(() -> OpenClauses.whole(new ClauseRows(now)));
        List<Node> kept = later.isEmpty() ? nodes : nodes.subList(0, nodes.size() - 1);
        List<Node> all = new ArrayList<>(kept);
        Node.Intersect otherwise = new Node.Intersect(kept.size(), whole);
        all.add(otherwise);
        return new DecisionGraph(
                now,
                root,
                all,
                overflow.map(_ -> whole),
                Optional.of(new LaterClasses(known, otherwise)));
    }

    /** The rules that were compiled. */
    public RuleProgram program() {
        return clauses.rules();
    }

    /**
     * Classes that there were not when the nodes were made. Nodes know no way for them, and do not
     * even look at a dimension where the classes that there were made no difference; so this is
     * asked before the first node, and such an envelope is decided by all clauses.
     *
     * @param known by dimension: how many classes the nodes know
     */
    public record LaterClasses(List<Integer> known, Node.Intersect whole) {
        /** More than this part of a dimension's classes, and nodes are worth their price again. */
        private static final int WHOLE_TO_LATER = 16;

        /** So few are always borne. */
        private static final int FEW = 64;

        public LaterClasses {
            known = List.copyOf(known);
        }

        static List<Integer> counts(List<Dimension> dimensions) {
            return dimensions.stream().map(dimension -> dimension.classes().size()).toList();
        }

        static boolean areFew(List<Integer> known, List<Integer> now) {
            for (int i = 0; i < known.size(); i++) {
                int later = now.get(i) - known.get(i);
                if (later > FEW && later > now.get(i) / WHOLE_TO_LATER) {
                    return false;
                }
            }
            return true;
        }

        /** The dimensions that have such classes. */
        public List<Dimension> dimensions() {
            return whole.open().program().dimensions().list().stream()
                    .filter(dimension -> dimension.classes().size() > known.get(dimension.index()))
                    .toList();
        }

        /** Whether a class of a dimension is one of them. */
        public boolean has(int dimension, int classId) {
            return classId >= known.get(dimension);
        }
    }
}
