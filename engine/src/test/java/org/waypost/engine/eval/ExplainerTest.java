package org.waypost.engine.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waypost.engine.match.TableLookup;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.Fact;
import org.waypost.engine.rule.RuleProgram;
import org.waypost.engine.table.Answer;
import org.waypost.engine.value.Facts;

/** An explanation comes to what was decided, asks what was asked, and shows why. */
class ExplainerTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void explanationIsOfTheDecision(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 8; i++) {
            RuleProgram program = RandomProgram.of(random);
            for (Facts facts : DecidesAlike.of(program, random, 20).envelopes()) {
                check(program, facts);
            }
        }
    }

    private static void check(RuleProgram program, Facts facts) {
        List<LookupNeed> asked = new ArrayList<>();
        Verdict verdict =
                new LinearEvaluator(program)
                        .decide(
                                facts,
                                need -> {
                                    asked.add(need);
                                    return answer(need);
                                });
        List<LookupNeed> explained = new ArrayList<>();
        Explanation explanation =
                new Explainer(program)
                        .explain(
                                facts,
                                need -> {
                                    explained.add(need);
                                    return answer(need);
                                });
        assertThat(explanation.verdict()).isEqualTo(verdict);
        assertThat(explained).isEqualTo(asked);
        for (Explanation.RuleTrace trace : explanation.rules()) {
            check(trace, program);
        }
        int read = explanation.rules().size();
        assertThat(explanation.rules().stream().map(Explanation.RuleTrace::rule))
                .isEqualTo(program.rules().subList(0, read));
    }

    private static void check(Explanation.RuleTrace trace, RuleProgram program) {
        int asked = trace.conditions().size();
        assertThat(trace.matched())
                .isEqualTo(
                        asked == trace.rule().conditions().size()
                                && trace.conditions().stream().allMatch(ExplainerTest::holds));
        for (int i = 0; i < asked; i++) {
            Explanation.ConditionTrace condition = trace.conditions().get(i);
            assertThat(condition.condition()).isSameAs(trace.rule().conditions().get(i));
            assertThat(holds(condition)).isEqualTo(i < asked - 1 || trace.matched());
            condition.hit().ifPresent(hit -> check(condition, hit, program));
            if (condition.condition() instanceof Condition.Flag) {
                assertThat(condition.value()).get().isIn("yes", "no");
            }
        }
    }

    /** The entry is one of the table, and its presence is what made the condition hold or not. */
    private static void check(
            Explanation.ConditionTrace condition, Explanation.Hit hit, RuleProgram program) {
        assertThat(hit.table().entries()).contains(hit.entry());
        assertThat(holds(condition)).isNotEqualTo(condition.condition().negated());
        // A user name may be asked as a mail address.
        if (condition.condition() instanceof Condition.Membership asked
                && asked.fact() != Fact.USER) {
            Optional<String> key = condition.value();
            assertThat(key).isPresent();
            assertThat(TableLookup.of(program).find(hit.table(), asked.service(), key.get()))
                    .contains(hit.entry());
        }
    }

    private static boolean holds(Explanation.ConditionTrace condition) {
        return condition.result() == Explanation.Result.HOLDS;
    }

    private static Answer answer(LookupNeed need) {
        return switch (Math.floorMod(need.hashCode(), 3)) {
            case 0 -> new Answer.Found("");
            case 1 -> new Answer.Absent();
            default -> new Answer.Failed("no answer");
        };
    }
}
