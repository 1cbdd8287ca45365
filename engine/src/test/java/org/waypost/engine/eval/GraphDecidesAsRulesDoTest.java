package org.waypost.engine.eval;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.waypost.engine.graph.DecisionGraph;
import org.waypost.engine.graph.GraphLimits;

/** The graph is held to the rule-by-rule reading: same verdict, same rule, same questions. */
class GraphDecidesAsRulesDoTest {
    private static final int ENVELOPES = 150;

    @Provide
    Arbitrary<DecidesAlike> cases() {
        return Arbitraries.randomValue(random -> DecidesAlike.of(random, ENVELOPES));
    }

    @Property(tries = 280)
    void graphDecidesAsTheRulesDo(@ForAll("cases") DecidesAlike example) {
        example.check(DecisionGraph.of(example.program()));
    }

    @Property(tries = 70)
    void graphThatRanOutOfSpaceDecidesAsTheRulesDo(@ForAll("cases") DecidesAlike example) {
        example.check(DecisionGraph.of(example.program(), new GraphLimits(12, 2_000, 400)));
    }
}
