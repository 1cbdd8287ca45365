package org.waypost.tests.bench.graph;

import org.waypost.engine.eval.Evaluator;
import org.waypost.engine.eval.GraphEvaluator;
import org.waypost.engine.eval.LinearEvaluator;
import org.waypost.engine.graph.DecisionGraph;
import org.waypost.engine.graph.GraphLimits;
import org.waypost.engine.rule.RuleProgram;
import org.waypost.engine.value.Facts;

/** One way to an answer. */
@FunctionalInterface
interface Decider {
    Object decide(Facts facts);

    /** The ways that are compared. */
    enum Kind {
        /** The decision graph. */
        GRAPH {
            @Override
            Decider of(RuleProgram program) {
                return GraphEvaluator.of(program)::evaluate;
            }
        },
        /** The same with no room for nodes: sets of clauses are intersected. */
        FALL_BACK {
            @Override
            Decider of(RuleProgram program) {
                DecisionGraph graph = DecisionGraph.of(program, new GraphLimits(-1, 0, 0));
                return new GraphEvaluator(graph)::evaluate;
            }
        },
        /** Rule by rule over the same hashed tables. */
        LINEAR {
            @Override
            Decider of(RuleProgram program) {
                Evaluator linear = new LinearEvaluator(program);
                return linear::evaluate;
            }
        },
        /** No decision at all: plain probes of the facts, one map a kind. */
        HASH_MAPS {
            @Override
            Decider of(RuleProgram program) {
                return new HashProbes(program);
            }
        },
        /** A general policy language: one expression a rule, tables as maps. */
        CEL {
            @Override
            Decider of(RuleProgram program) {
                return new CelPolicy(program);
            }
        };

        abstract Decider of(RuleProgram program);
    }
}
