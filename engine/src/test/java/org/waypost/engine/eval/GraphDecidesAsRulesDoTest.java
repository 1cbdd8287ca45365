package org.waypost.engine.eval;

import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.waypost.engine.graph.GraphLimits;
import org.waypost.engine.graph.PassVerifier;

/** The graph is held to the rule-by-rule reading: same verdict, same rule, same questions. */
class GraphDecidesAsRulesDoTest {
    private static final int ENVELOPES = 150;

    /** Programs with a seed that is told; the nightly profile has a million envelopes of them. */
    private static final int MORE = Integer.getInteger("waypost.programs", 20);

    @Example
    void manyMoreProgramsDecideAlike() {
        Random random = new Random();
        for (int i = 0; i < MORE; i++) {
            long seed = random.nextLong();
            DecidesAlike example = DecidesAlike.of(new Random(seed), ENVELOPES);
            try {
                example.check(PassVerifier.compile(example.program(), GraphLimits.DEFAULT));
            } catch (AssertionError difference) {
                throw new AssertionError("seed " + seed, difference);
            }
        }
    }

    @Provide
    Arbitrary<DecidesAlike> cases() {
        return Arbitraries.randomValue(random -> DecidesAlike.of(random, ENVELOPES));
    }

    @Property(tries = 280)
    void graphDecidesAsTheRulesDo(@ForAll("cases") DecidesAlike example) {
        example.check(PassVerifier.compile(example.program(), GraphLimits.DEFAULT));
    }

    @Property(tries = 70)
    void graphThatRanOutOfSpaceDecidesAsTheRulesDo(@ForAll("cases") DecidesAlike example) {
        example.check(PassVerifier.compile(example.program(), new GraphLimits(12, 2_000, 400)));
    }
}
