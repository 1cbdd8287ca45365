package org.waypost.engine.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.waypost.engine.classify.Phase;
import org.waypost.engine.graph.DecisionGraph;
import org.waypost.engine.graph.GraphVerifier;
import org.waypost.engine.graph.Node;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.Rule;
import org.waypost.engine.rule.RuleProgram;
import org.waypost.engine.table.Table;
import org.waypost.engine.table.TableEntry;
import org.waypost.engine.text.RuleText;
import org.waypost.engine.value.Facts;

/** A program and envelopes near its edges, decided by the graph and rule by rule. */
record DecidesAlike(RuleProgram program, List<Facts> envelopes, int seed) {
    static DecidesAlike of(Random random, int envelopes) {
        return of(RandomProgram.of(random), random, envelopes);
    }

    static DecidesAlike of(RuleProgram program, Random random, int envelopes) {
        Words words = new Words(random);
        List<Facts> facts = new ArrayList<>();
        for (int i = 0; i < envelopes; i++) {
            facts.add(words.facts());
        }
        return new DecidesAlike(program, facts, random.nextInt());
    }

    /** Same verdict, same rule, same questions; whole and phase by phase. */
    void check(DecisionGraph graph) {
        assertThat(GraphVerifier.verify(graph)).isEmpty();
        Evaluator linear = new LinearEvaluator(program);
        GraphEvaluator evaluator = new GraphEvaluator(graph);
        for (Facts facts : withNearOnes()) {
            Transcript expected = Transcript.of(linear, facts, seed);
            assertThat(Transcript.of(evaluator, facts, seed))
                    .as(() -> text(facts))
                    .isEqualTo(expected);
            assertThat(Transcript.of(phaseByPhase(evaluator, facts), seed))
                    .as(() -> "phase by phase, " + text(facts))
                    .isEqualTo(expected);
        }
    }

    /** Behind each envelope one that differs from it in a single fact: a decision is not its. */
    private List<Facts> withNearOnes() {
        List<Facts> all = new ArrayList<>();
        for (int i = 0; i < envelopes.size(); i++) {
            Facts facts = envelopes.get(i);
            all.add(facts);
            all.add(near(facts, envelopes.get((i + 1) % envelopes.size()), i % 10));
        }
        return all;
    }

    static Facts near(Facts one, Facts other, int fact) {
        return new Facts(
                fact == 0 ? other.tag() : one.tag(),
                fact == 1 ? other.client() : one.client(),
                fact == 2 ? !one.internal() : one.internal(),
                fact == 3 ? other.user() : one.user(),
                fact == 4 ? !one.tls() : one.tls(),
                fact == 5 ? other.helo() : one.helo(),
                fact == 6 ? other.reverseName() : one.reverseName(),
                fact == 7 ? other.sender() : one.sender(),
                fact == 8 ? other.recipient() : one.recipient(),
                fact == 9 ? other.current() : one.current());
    }

    private static Step phaseByPhase(GraphEvaluator evaluator, Facts facts) {
        Node left = evaluator.root();
        for (Phase phase : Phase.values()) {
            left = evaluator.after(phase, left, facts);
        }
        return evaluator.evaluate(left, facts);
    }

    private String text(Facts facts) {
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

    @Override
    public String toString() {
        return program.rules().size() + " rules, " + program.semantics();
    }
}
