package org.waypost.engine.eval;

import java.util.List;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.Rule;
import org.waypost.engine.rule.RuleProgram;
import org.waypost.engine.table.Answer;
import org.waypost.engine.value.Facts;

/**
 * Rule by rule and condition by condition, as the releases decide. It is the measure that the graph
 * is held to, and a fall-back that needs no graph.
 */
public final class LinearEvaluator implements Evaluator {
    private final List<Rule> rules;
    private final ConditionTest test;

    public LinearEvaluator(RuleProgram program) {
        this.rules = program.rules();
        this.test = new ConditionTest(program);
    }

    @Override
    public Step evaluate(Facts facts) {
        return from(0, facts, Answers.NONE);
    }

    private Step from(int first, Facts facts, Answers answers) {
        for (int i = first; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            switch (ask(rule, facts, answers)) {
                case Outcome.Fails() -> {}
                case Outcome.Holds() -> {
                    return new Step.Done(new Verdict.Decided(rule));
                }
                case Outcome.Stops() -> {
                    return new Step.Done(new Verdict.NoRule());
                }
                case Outcome.Broken(String reason) -> {
                    return new Step.Done(new Verdict.TemporaryFailure(rule, reason));
                }
                case Outcome.Asks(LookupNeed need) -> {
                    return new Waiting(i, facts, answers, need);
                }
            }
        }
        return new Step.Done(new Verdict.NoRule());
    }

    /** What came of the first condition that does not hold; holds when all do. */
    private Outcome ask(Rule rule, Facts facts, Answers answers) {
        for (Condition condition : rule.conditions()) {
            Outcome outcome = test.ask(condition, facts, answers);
            if (!(outcome instanceof Outcome.Holds)) {
                return outcome;
            }
        }
        return Outcome.HOLDS;
    }

    /** Goes on at the rule that asked: its earlier conditions cost no look-up a second time. */
    private final class Waiting implements Step.Need {
        private final int rule;
        private final Facts facts;
        private final Answers answers;
        private final LookupNeed need;

        Waiting(int rule, Facts facts, Answers answers, LookupNeed need) {
            this.rule = rule;
            this.facts = facts;
            this.answers = answers;
            this.need = need;
        }

        @Override
        public LookupNeed need() {
            return need;
        }

        @Override
        public Step resume(Answer answer) {
            return from(rule, facts, answers.with(need, answer));
        }
    }
}
