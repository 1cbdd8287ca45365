package org.waypost.compiler.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.waypost.compiler.cli.line.Arguments;
import org.waypost.compiler.cli.line.CommandFailure;
import org.waypost.compiler.cli.line.Exit;
import org.waypost.compiler.cli.line.LanguageCommand;
import org.waypost.compiler.cli.line.Loaded;
import org.waypost.compiler.cli.line.MachineOptions;
import org.waypost.compiler.cli.line.Syntax;
import org.waypost.compiler.cli.line.Syntax.Choice;
import org.waypost.compiler.cli.line.Terminal;
import org.waypost.compiler.decide.EnvelopeReader;
import org.waypost.compiler.decide.EnvelopeReader.Reading;
import org.waypost.compiler.decide.EnvelopeText;
import org.waypost.compiler.decide.Expander;
import org.waypost.compiler.decide.Expansion;
import org.waypost.compiler.decide.OpenedTables;
import org.waypost.compiler.decide.SaidAnswers;
import org.waypost.compiler.model.Configuration;
import org.waypost.engine.eval.Explainer;
import org.waypost.engine.eval.Explanation;
import org.waypost.engine.value.Facts;

/** {@code waypost explain}: which rule decides, and why the earlier ones did not. */
final class ExplainCommand implements LanguageCommand {
    private static final List<Choice> ENVELOPE =
            List.of(
                    new Choice("--from", "ADDRESS", "the client, or local"),
                    new Choice("--sender", "ADDRESS", "MAIL FROM; '' is the null sender"),
                    new Choice("--rcpt", "ADDRESS", "RCPT TO"),
                    new Choice("--tag", "TAG", "the listener's tag"),
                    new Choice("--auth", "USER", "who has logged in"),
                    new Choice("--tls", "", "the session is inside TLS"),
                    new Choice("--helo", "NAME", "the argument of HELO or EHLO"),
                    new Choice("--rdns", "NAME", "the client's name by reverse DNS"),
                    new Choice("--internal", "", "the address came out of an alias"),
                    new Choice(
                            "--answer",
                            "T:KEY=VALUE",
                            "what a table says that is not in memory; T:KEY: it has no such key"),
                    new Choice("--json", "", "answer in JSON"));

    @Override
    public Syntax syntax() {
        return Syntax.of("explain", "says which rule decides about an envelope, and why", "FILE")
                .with(ENVELOPE)
                .with(MachineOptions.CHOICES);
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws CommandFailure {
        if (arguments.operands().size() != 1) {
            throw syntax().failure("expected a file");
        }
        EnvelopeText envelope = envelope(arguments);
        MachineOptions machine = MachineOptions.of(arguments);
        try (OpenedTables tables = OpenedTables.of(machine.root())) {
            SaidAnswers answers = answers(arguments, tables);
            Configuration configuration =
                    Loaded.of(arguments.operands().getFirst(), machine, terminal).configuration();
            return run(arguments, terminal, new Question(configuration, envelope, answers));
        }
    }

    /** What is asked, and what tables answer to it. */
    private record Question(
            Configuration configuration, EnvelopeText envelope, SaidAnswers answers) {}

    private int run(Arguments arguments, Terminal terminal, Question question)
            throws CommandFailure {
        Configuration configuration = question.configuration();
        return switch (new EnvelopeReader(configuration).read(question.envelope())) {
            case Reading.Unreadable(String sentence) -> throw syntax().failure(sentence);
            case Reading.RefusedAddress refusal -> {
                terminal.out()
                        .print(
                                arguments.has("--json")
                                        ? Answered.json(refusal)
                                        : Answered.text(refusal));
                yield Exit.YES;
            }
            case Reading.Envelope(Facts facts) -> {
                Answered answered = explain(configuration, facts, question.answers());
                terminal.out().print(arguments.has("--json") ? answered.json() : answered.text());
                yield Exit.YES;
            }
        };
    }

    private static Answered explain(Configuration configuration, Facts facts, SaidAnswers answers)
            throws CommandFailure {
        Expander expander =
                new Expander(
                        configuration.program(), Evaluators.linear(configuration), answers::answer);
        Explainer explainer = new Explainer(configuration.program());
        try {
            Expansion expansion = expander.expand(facts);
            Map<Facts, Explanation> again = new HashMap<>();
            for (Expansion.Step step : expansion.way()) {
                if (step instanceof Expansion.Step.Again(Facts next)) {
                    again.computeIfAbsent(next, f -> explainer.explain(f, answers::answer));
                }
            }
            return new Answered(
                    configuration, explainer.explain(facts, answers::answer), expansion, again);
        } catch (SaidAnswers.Missing missing) {
            throw new CommandFailure(Exit.UNDECIDED, String.valueOf(missing.getMessage()));
        }
    }

    private SaidAnswers answers(Arguments arguments, OpenedTables tables) throws CommandFailure {
        try {
            return SaidAnswers.parse(arguments.values("--answer"), tables);
        } catch (IllegalArgumentException odd) {
            throw syntax().failure(String.valueOf(odd.getMessage()));
        }
    }

    private EnvelopeText envelope(Arguments arguments) throws CommandFailure {
        List<String> missing = new ArrayList<>();
        for (String needed : List.of("--from", "--sender", "--rcpt")) {
            if (!arguments.has(needed)) {
                missing.add(needed);
            }
        }
        if (!missing.isEmpty()) {
            throw syntax().failure("an envelope needs " + String.join(", ", missing));
        }
        return new EnvelopeText(
                arguments.value("--tag").orElse(""),
                arguments.value("--from").orElseThrow(),
                arguments.value("--auth"),
                arguments.has("--tls"),
                arguments.value("--helo").orElse("client.example"),
                arguments.value("--rdns"),
                arguments.value("--sender").orElseThrow(),
                arguments.value("--rcpt").orElseThrow(),
                arguments.has("--internal"));
    }
}
