package org.waypost.engine.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.waypost.engine.classify.Phase;
import org.waypost.engine.graph.DecisionGraph;
import org.waypost.engine.graph.GraphLimits;
import org.waypost.engine.graph.GraphVerifier;
import org.waypost.engine.graph.Node;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.Rule;
import org.waypost.engine.rule.RuleProgram;
import org.waypost.engine.table.Table;
import org.waypost.engine.table.TableEntry;
import org.waypost.engine.text.RuleText;
import org.waypost.engine.value.Facts;

/** The graph is held to the rule-by-rule reading: same verdict, same rule, same questions. */
class GraphDecidesAsRulesDoTest {
    private static final int ENVELOPES = 150;

    /** A program and envelopes near its edges. */
    record Case(RuleProgram program, List<Facts> envelopes, int seed) {
        @Override
        public String toString() {
            return program.rules().size() + " rules, " + program.semantics();
        }
    }

    @Provide
    Arbitrary<Case> cases() {
        return Arbitraries.randomValue(GraphDecidesAsRulesDoTest::randomCase);
    }

    private static Case randomCase(Random random) {
        RuleProgram program = RandomProgram.of(random);
        Words words = new Words(random);
        List<Facts> envelopes = new ArrayList<>();
        for (int i = 0; i < ENVELOPES; i++) {
            envelopes.add(words.facts());
        }
        return new Case(program, envelopes, random.nextInt());
    }

    @Property(tries = 280)
    void graphDecidesAsTheRulesDo(@ForAll("cases") Case example) {
        check(example, DecisionGraph.of(example.program));
    }

    @Property(tries = 70)
    void graphThatRanOutOfSpaceDecidesAsTheRulesDo(@ForAll("cases") Case example) {
        check(example, DecisionGraph.of(example.program, new GraphLimits(12, 2_000)));
    }

    private static void check(Case example, DecisionGraph graph) {
        assertThat(GraphVerifier.verify(graph)).isEmpty();
        Evaluator linear = new LinearEvaluator(example.program);
        GraphEvaluator evaluator = new GraphEvaluator(graph);
        for (Facts facts : example.envelopes) {
            Transcript expected = Transcript.of(linear, facts, example.seed);
            assertThat(Transcript.of(evaluator, facts, example.seed))
                    .as(() -> text(example.program, facts))
                    .isEqualTo(expected);
            assertThat(Transcript.of(phaseByPhase(evaluator, facts), example.seed))
                    .as(() -> "phase by phase, " + text(example.program, facts))
                    .isEqualTo(expected);
        }
    }

    private static String text(RuleProgram program, Facts facts) {
        StringBuilder text = new StringBuilder(facts.toString()).append('\n');
        text.append(program.semantics()).append(program.subAddressDelimiter()).append('\n');
        for (Rule rule : program.rules()) {
            text.append(rule.number()).append(' ').append(rule.effect()).append('\n');
            for (Condition condition : rule.conditions()) {
                text.append("    ").append(RuleText.condition(condition));
                if (condition instanceof Condition.Membership m
                        && m.table() instanceof Table.InMemory table) {
                    text.append(table.entries().stream().map(TableEntry::key).toList());
                }
                text.append('\n');
            }
        }
        return text.toString();
    }

    private static Step phaseByPhase(GraphEvaluator evaluator, Facts facts) {
        Node left = evaluator.root();
        for (Phase phase : Phase.values()) {
            left = evaluator.after(phase, left, facts);
        }
        return evaluator.evaluate(left, facts);
    }
}
