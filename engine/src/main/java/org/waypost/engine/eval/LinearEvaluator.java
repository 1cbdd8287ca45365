package org.waypost.engine.eval;

import java.util.List;
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
    private final RepeatedTest[][] tests;

    public LinearEvaluator(RuleProgram program) {
        this.rules = program.rules();
        this.test = new ConditionTest(program);
        this.tests = rules.stream().map(this::tests).toArray(RepeatedTest[][]::new);
    }

    private RepeatedTest[] tests(Rule rule) {
        return rule.conditions().stream()
                .map(condition -> new RepeatedTest(test, condition))
                .toArray(RepeatedTest[]::new);
    }

    @Override
    public Step evaluate(Facts facts) {
        return from(0, test.keys(facts), Answers.NONE);
    }

    private Step from(int first, FactKeys keys, Answers answers) {
        for (int i = first; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            switch (ask(i, keys, answers)) {
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
                    return waiting(i, keys, answers, need);
                }
            }
        }
        return new Step.Done(new Verdict.NoRule());
    }

    /** Goes on at the rule that asked: its earlier conditions cost no look-up a second time. */
    private Step waiting(int rule, FactKeys keys, Answers answers, LookupNeed need) {
        return new Waiting(need, answers, known -> from(rule, keys, known));
    }

    /** What came of the first condition that does not hold; holds when all do. */
    private Outcome ask(int rule, FactKeys keys, Answers answers) {
        for (RepeatedTest condition : tests[rule]) {
            Outcome outcome = condition.ask(keys, answers);
            if (!(outcome instanceof Outcome.Holds)) {
                return outcome;
            }
        }
        return Outcome.HOLDS;
    }
}
