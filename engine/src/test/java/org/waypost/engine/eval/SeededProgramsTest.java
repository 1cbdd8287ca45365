package org.waypost.engine.eval;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waypost.engine.graph.GraphLimits;
import org.waypost.engine.graph.PassVerifier;

/** Generated programs that are the same in each run: what mutation testing is measured by. */
class SeededProgramsTest {
    private static final int PROGRAMS = 4;
    private static final int ENVELOPES = 25;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void graphDecidesAsTheRulesDo(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < PROGRAMS; i++) {
            DecidesAlike example = DecidesAlike.of(random, ENVELOPES);
            example.check(PassVerifier.compile(example.program(), GraphLimits.DEFAULT));
            example.check(PassVerifier.compile(example.program(), new GraphLimits(12, 2_000, 400)));
        }
    }
}
