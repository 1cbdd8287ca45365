package org.waypost.engine.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.waypost.engine.match.TableLookup;
import org.waypost.engine.reading.Probe;
import org.waypost.engine.reading.Reading;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.Rule;
import org.waypost.engine.rule.RuleProgram;
import org.waypost.engine.table.Answer;
import org.waypost.engine.table.Table;
import org.waypost.engine.value.Facts;

/** Reads the rules one by one and keeps what came of each condition. */
public final class Explainer {
    private final RuleProgram program;
    private final Reading reading;
    private final ConditionTest test;
    private final TableLookup lookup;

    public Explainer(RuleProgram program) {
        this.program = program;
        this.reading = new Reading(program.semantics());
        this.test = new ConditionTest(program);
        this.lookup = TableLookup.of(program);
    }

    /**
     * Decides the envelope once more, asking {@code lookups} what external tables say; a need is
     * asked once.
     */
    public Explanation explain(Facts facts, Function<LookupNeed, Answer> lookups) {
        Reader reader = new Reader(facts, lookups);
        List<Explanation.RuleTrace> traces = new ArrayList<>();
        for (Rule rule : program.rules()) {
            traces.add(reader.read(rule));
            if (reader.verdict.isPresent()) {
                break;
            }
        }
        return new Explanation(traces, reader.verdict.orElseGet(Verdict.NoRule::new));
    }

    /** One envelope on its way through the rules. */
    private final class Reader {
        private final Facts facts;
        private final Function<LookupNeed, Answer> lookups;
        private Answers answers = Answers.NONE;
        private Optional<Verdict> verdict = Optional.empty();

        Reader(Facts facts, Function<LookupNeed, Answer> lookups) {
            this.facts = facts;
            this.lookups = lookups;
        }

        Explanation.RuleTrace read(Rule rule) {
            List<Explanation.ConditionTrace> traces = new ArrayList<>();
            for (Condition condition : rule.conditions()) {
                Outcome outcome = settle(condition);
                traces.add(trace(condition, outcome));
                if (!(outcome instanceof Outcome.Holds)) {
                    end(rule, outcome);
                    return new Explanation.RuleTrace(rule, traces, false);
                }
            }
            verdict = Optional.of(new Verdict.Decided(rule));
            return new Explanation.RuleTrace(rule, traces, true);
        }

        private Outcome settle(Condition condition) {
            Outcome outcome = test.ask(condition, facts, answers);
            while (outcome instanceof Outcome.Asks(LookupNeed need)) {
                answers = answers.with(need, lookups.apply(need));
                outcome = test.ask(condition, facts, answers);
            }
            return outcome;
        }

        private void end(Rule rule, Outcome outcome) {
            if (outcome instanceof Outcome.Stops) {
                verdict = Optional.of(new Verdict.NoRule());
            } else if (outcome instanceof Outcome.Broken(String reason)) {
                verdict = Optional.of(new Verdict.TemporaryFailure(rule, reason));
            }
        }

        private Explanation.ConditionTrace trace(Condition condition, Outcome outcome) {
            return new Explanation.ConditionTrace(
                    condition, value(condition), result(outcome), hit(condition));
        }

        private Optional<String> value(Condition condition) {
            return switch (condition) {
                case Condition.Flag flag ->
                        Optional.of(Reading.answer(flag.question(), facts) ? "yes" : "no");
                case Condition.Membership _, Condition.VirtualGate _ ->
                        reading.probe(condition, facts) instanceof Probe.Look look
                                ? Optional.of(look.keys().getFirst())
                                : Optional.empty();
            };
        }

        private Optional<Explanation.Hit> hit(Condition condition) {
            if (!(reading.probe(condition, facts) instanceof Probe.Look look)
                    || !(look.table() instanceof Table.InMemory table)) {
                return Optional.empty();
            }
            return look.keys().stream()
                    .flatMap(key -> lookup.find(table, look.service(), key).stream())
                    .findFirst()
                    .map(entry -> new Explanation.Hit(table, entry));
        }
    }

    private static Explanation.Result result(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Holds() -> Explanation.Result.HOLDS;
            case Outcome.Fails() -> Explanation.Result.DOES_NOT_HOLD;
            case Outcome.Stops() -> Explanation.Result.ENDS_THE_SEARCH;
            case Outcome.Broken _, Outcome.Asks _ -> Explanation.Result.CANNOT_BE_ANSWERED;
        };
    }
}
