package org.waypost.engine.eval;

import java.util.List;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.Rule;
import org.waypost.engine.rule.RuleProgram;
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
        return from(0, test.keys(facts), Answers.NONE);
    }

    private Step from(int first, FactKeys facts, Answers answers) {
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
                    return waiting(i, facts, answers, need);
                }
            }
        }
        return new Step.Done(new Verdict.NoRule());
    }

    /** Goes on at the rule that asked: its earlier conditions cost no look-up a second time. */
    private Step waiting(int rule, FactKeys facts, Answers answers, LookupNeed need) {
        return new Waiting(need, answers, known -> from(rule, facts, known));
    }

    /** What came of the first condition that does not hold; holds when all do. */
    private Outcome ask(Rule rule, FactKeys facts, Answers answers) {
        for (Condition condition : rule.conditions()) {
            Outcome outcome = test.ask(condition, facts, answers);
            if (!(outcome instanceof Outcome.Holds)) {
                return outcome;
            }
        }
        return Outcome.HOLDS;
    }
}
