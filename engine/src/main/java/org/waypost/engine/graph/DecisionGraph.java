package org.waypost.engine.graph;

import java.util.List;
import java.util.Optional;
import org.waypost.engine.classify.Dimensions;
import org.waypost.engine.rule.RuleProgram;

/**
 * A compiled rule program.
 *
 * @param nodes by id; some may not be reachable from the root
 * @param overflow all clauses, when the graph would have grown too large and ends in sets of them
 */
public record DecisionGraph(
        ClauseProgram clauses, Node root, List<Node> nodes, Optional<OpenClauses> overflow) {
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

    /**
     * The same for a program some of whose tables have been replaced. Classifiers of tables that
     * stay are taken over.
     */
    public DecisionGraph rebuilt(RuleProgram program) {
        Dimensions dimensions = clauses.dimensions().rebuilt(program);
        return of(ClauseProgram.of(program, dimensions), GraphLimits.DEFAULT);
    }

    static DecisionGraph of(ClauseProgram clauses, GraphLimits limits) {
        GraphBuilder builder = new GraphBuilder(clauses, limits);
        Node root = builder.build();
        return new DecisionGraph(clauses, root, builder.nodes(), builder.overflow());
    }

    /** The rules that were compiled. */
    public RuleProgram program() {
        return clauses.rules();
    }
}
