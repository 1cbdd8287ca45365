package org.waypost.engine.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waypost.engine.graph.DecisionGraph;
import org.waypost.engine.graph.Node;
import org.waypost.engine.rule.RuleProgram;
import org.waypost.engine.table.Answer;
import org.waypost.engine.value.Facts;

/** The nodes of a path are those that the decision comes through, and it asks what that asks. */
class GraphPathTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void pathEndsWhereTheDecisionIsMade(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 10; i++) {
            RuleProgram program = RandomProgram.of(random);
            DecisionGraph graph = DecisionGraph.of(program);
            for (Facts facts : DecidesAlike.of(program, random, 20).envelopes()) {
                check(graph, facts);
            }
        }
    }

    private static void check(DecisionGraph graph, Facts facts) {
        List<LookupNeed> asked = new ArrayList<>();
        List<Node> path = new GraphPath(graph).of(facts, need -> answer(need, asked));
        List<LookupNeed> needed = new ArrayList<>();
        Verdict verdict =
                new LinearEvaluator(graph.program()).decide(facts, need -> answer(need, needed));
        assertThat(path.getFirst()).isSameAs(graph.root());
        if (path.getLast() instanceof Node.Intersect) {
            return;
        }
        assertThat(asked).isEqualTo(needed);
        switch (path.getLast()) {
            case Node.Leaf leaf ->
                    assertThat(GraphEvaluator.verdict(leaf.ending())).isEqualTo(verdict);
            case Node.Ask ask -> {
                assertThat(verdict).isInstanceOf(Verdict.TemporaryFailure.class);
                assertThat(((Verdict.TemporaryFailure) verdict).rule()).isEqualTo(ask.rule());
            }
            case Node.Switch _, Node.Intersect _ ->
                    throw new AssertionError("a path ends in the middle");
        }
    }

    private static Answer answer(LookupNeed need, List<LookupNeed> asked) {
        asked.add(need);
        return switch (Math.floorMod(need.hashCode(), 3)) {
            case 0 -> new Answer.Found("");
            case 1 -> new Answer.Absent();
            default -> new Answer.Failed("no answer");
        };
    }
}
