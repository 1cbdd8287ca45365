package org.waypost.compiler.mailtest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.waypost.compiler.decide.EnvelopeReader;
import org.waypost.compiler.decide.EnvelopeReader.Reading;
import org.waypost.compiler.decide.EnvelopeText;
import org.waypost.compiler.decide.Expander;
import org.waypost.compiler.decide.Expansion;
import org.waypost.compiler.mailtest.CaseResult.Difference;
import org.waypost.compiler.mailtest.MailCase.Expected;
import org.waypost.compiler.mailtest.Suite.Located;
import org.waypost.compiler.model.Configuration;
import org.waypost.compiler.model.Listener;
import org.waypost.engine.eval.Evaluator;
import org.waypost.engine.eval.Explainer;
import org.waypost.engine.eval.GraphEvaluator;
import org.waypost.engine.eval.LookupNeed;
import org.waypost.engine.eval.Verdict;
import org.waypost.engine.rule.Effect;
import org.waypost.engine.rule.Rule;
import org.waypost.engine.rule.RuleProgram;
import org.waypost.engine.table.Answer;
import org.waypost.engine.text.ExplanationText;
import org.waypost.engine.value.Facts;

/** Decides cases by one program. */
final class CaseRunner {
    private final Configuration configuration;
    private final RuleProgram program;
    private final EnvelopeReader reader;
    private final Expander expander;
    private final Optional<CoverageCounter> counter;

    /**
     * @param covering whether it counts what the cases lead to
     */
    CaseRunner(Configuration configuration, RuleProgram program, boolean covering) {
        this.configuration = configuration;
        this.program = program;
        this.reader = new EnvelopeReader(configuration);
        GraphEvaluator evaluator = GraphEvaluator.of(program);
        this.counter = covering ? Optional.of(new CoverageCounter(evaluator)) : Optional.empty();
        this.expander =
                new Expander(
                        program,
                        counter.<Evaluator>map(c -> c).orElse(evaluator),
                        CaseRunner::answer);
    }

    CaseResult run(MailCase mailCase) throws SuiteProblem {
        EnvelopeText envelope = envelope(mailCase);
        return switch (reader.read(envelope)) {
            case Reading.Unreadable(String sentence) ->
                    throw new SuiteProblem(mailCase.line(), sentence);
            case Reading.RefusedAddress refusal -> refused(mailCase, refusal);
            case Reading.Envelope(Facts facts) -> decided(mailCase, facts);
        };
    }

    /** What the cases so far have led to. */
    Optional<Coverage> coverage() {
        return counter.map(CoverageCounter::coverage);
    }

    private static Answer answer(LookupNeed need) {
        String name = need.table().name();
        return new Answer.Failed(
                TableSwap.fails(need.table())
                        ? "the table " + name + " fails, as the test says"
                        : "the table "
                                + name
                                + " is not in memory: the test must say what it"
                                + " holds");
    }

    /** What the listener gives, unless the case says otherwise. */
    private EnvelopeText envelope(MailCase mailCase) throws SuiteProblem {
        EnvelopeText said = mailCase.envelope();
        if (mailCase.listener().isEmpty()) {
            return said;
        }
        Listener listener = listener(mailCase.listener().get());
        return new EnvelopeText(
                listener.tag(),
                said.source(),
                said.user(),
                mailCase.tls().orElse(listener.tls() == Listener.Tls.SMTPS),
                said.helo(),
                said.reverseName(),
                said.sender(),
                said.recipient(),
                said.internal());
    }

    private Listener listener(Located<String> said) throws SuiteProblem {
        for (Listener listener : configuration.listeners()) {
            String port = ":" + listener.port();
            String name = said.value();
            if (name.equals(listener.on())
                    || name.equals(port)
                    || name.equals(listener.on() + port)) {
                return listener;
            }
        }
        throw new SuiteProblem(
                said.line(), "the configuration has no listener `" + said.value() + "`");
    }

    private CaseResult refused(MailCase mailCase, Reading.RefusedAddress refusal) {
        Checks checks = new Checks();
        checks.compare("decision", mailCase.expected().decision(), "reject");
        mailCase.expected().line().ifPresent(l -> checks.none("line", "" + l));
        mailCase.expected().action().ifPresent(action -> checks.none("action", action));
        mailCase.expected()
                .expands()
                .ifPresent(names -> checks.none("expands", String.join(", ", names)));
        mailCase.expected().reply().ifPresent(reply -> checks.reply(reply, refusal.reply()));
        return checks.result(
                mailCase, "the address `" + refusal.address() + "` is refused by its form\n");
    }

    private CaseResult decided(MailCase mailCase, Facts facts) {
        Expansion expansion = expander.expand(facts);
        counter.ifPresent(c -> c.decided(expansion.rules()));
        Expected expected = mailCase.expected();
        Optional<Rule> rule =
                expansion.verdict() instanceof Verdict.Decided(Rule decided)
                        ? Optional.of(decided)
                        : Optional.empty();
        Checks checks = new Checks();
        checks.compare(
                "decision",
                expected.decision(),
                expansion.outcome().name().toLowerCase(Locale.ROOT));
        expected.line().ifPresent(l -> checks.line(l, rule));
        expected.action().ifPresent(action -> checks.action(action, rule));
        expected.expands().ifPresent(names -> checks.expands(names, expansion.recipients()));
        expected.reply().ifPresent(reply -> checks.reply(reply, expansion.reply()));
        return checks.result(mailCase, checks.found.isEmpty() ? "" : why(facts, expansion));
    }

    private String why(Facts facts, Expansion expansion) {
        StringBuilder out = new StringBuilder();
        out.append(ExplanationText.of(new Explainer(program).explain(facts, CaseRunner::answer)));
        expansion.steps().forEach(step -> out.append(step).append('\n'));
        return out.toString();
    }

    /** Collects what differs. */
    private static final class Checks {
        private final List<Difference> found = new ArrayList<>();

        void compare(String what, String expected, String decided) {
            if (!expected.equals(decided)) {
                found.add(new Difference(what, expected, decided, List.of(decided)));
            }
        }

        /** There is nothing that could be expected. */
        void none(String what, String expected) {
            found.add(new Difference(what, expected, "none", List.of()));
        }

        void line(int expected, Optional<Rule> rule) {
            if (rule.isEmpty()) {
                none("line", "" + expected);
            } else {
                compare("line", "" + expected, "" + rule.get().source().line());
            }
        }

        void action(String expected, Optional<Rule> rule) {
            if (rule.isPresent() && rule.get().effect() instanceof Effect.Accept(var action)) {
                if (action.name().equals(expected) || action.kind().equals(expected)) {
                    return;
                }
                // Classic actions have no name that a person would write.
                String name = action.name().startsWith("line ") ? action.kind() : action.name();
                String both = action.name() + " (" + action.kind() + ")";
                found.add(new Difference("action", expected, both, List.of(name)));
            } else {
                none("action", expected);
            }
        }

        void expands(List<String> expected, List<String> decided) {
            Set<String> wanted = new TreeSet<>(expected);
            Set<String> names = new TreeSet<>(decided);
            if (!wanted.equals(names)) {
                found.add(
                        new Difference(
                                "expands",
                                String.join(", ", wanted),
                                String.join(", ", names),
                                List.copyOf(names)));
            }
        }

        void reply(String expected, String decided) {
            if (!decided.startsWith(expected)) {
                found.add(new Difference("reply", expected, decided, List.of(decided)));
            }
        }

        CaseResult result(MailCase mailCase, String why) {
            return new CaseResult(mailCase.name(), mailCase.line(), found, why);
        }
    }
}
