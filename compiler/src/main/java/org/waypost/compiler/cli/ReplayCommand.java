package org.waypost.compiler.cli;

import java.util.function.Function;
import org.waypost.compiler.cli.line.Arguments;
import org.waypost.compiler.cli.line.CommandFailure;
import org.waypost.compiler.cli.line.Exit;
import org.waypost.compiler.cli.line.LanguageCommand;
import org.waypost.compiler.cli.line.Loaded;
import org.waypost.compiler.cli.line.MachineOptions;
import org.waypost.compiler.cli.line.Syntax;
import org.waypost.compiler.cli.line.Terminal;
import org.waypost.compiler.decide.Decision;
import org.waypost.compiler.decide.EnvelopeReader;
import org.waypost.compiler.decide.EnvelopeReader.Reading;
import org.waypost.compiler.decide.EnvelopeRow;
import org.waypost.compiler.diagnostic.SafeText;
import org.waypost.compiler.model.Configuration;
import org.waypost.engine.eval.Evaluator;
import org.waypost.engine.eval.LookupNeed;
import org.waypost.engine.table.Answer;

/** {@code waypost replay}: decides a file of envelopes, one line each. */
final class ReplayCommand implements LanguageCommand {
    @Override
    public Syntax syntax() {
        return Syntax.of(
                        "replay",
                        "decides a file of envelopes, one line each",
                        "FILE ENVELOPES.tsv")
                .with("--expect", "", "compare with the decisions in the file; exit 1 on others")
                .with(Evaluators.CHOICES)
                .with(MachineOptions.CHOICES);
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws CommandFailure {
        if (arguments.operands().size() != 2) {
            throw syntax().failure("expected a configuration and a file of envelopes");
        }
        Configuration configuration =
                Loaded.of(arguments.operands().get(0), MachineOptions.of(arguments), terminal)
                        .configuration();
        String envelopes = arguments.operands().get(1);
        String text = Loaded.text(envelopes, terminal);
        Replay replay =
                new Replay(
                        new EnvelopeReader(configuration),
                        Evaluators.of(arguments, configuration),
                        envelopes);
        StringBuilder out = new StringBuilder();
        boolean expect = arguments.has("--expect");
        int differing = 0;
        int number = 0;
        int envelopesRead = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isBlank() || EnvelopeRow.isRemark(line)) {
                continue;
            }
            envelopesRead++;
            String answer = expect ? replay.compare(line, number) : replay.decide(line, number);
            differing += expect && !answer.isEmpty() ? 1 : 0;
            out.append(answer);
        }
        terminal.out().print(out);
        if (expect) {
            terminal.err()
                    .println(
                            (envelopesRead - differing)
                                    + " of "
                                    + envelopesRead
                                    + " decided as expected");
        }
        return differing == 0 ? Exit.YES : Exit.NO;
    }

    /** One pass over a file of envelopes. */
    private record Replay(EnvelopeReader reader, Evaluator evaluator, String file) {
        private static final Function<LookupNeed, Answer> NO_DRIVER =
                need -> new Answer.Failed("no driver for the table " + need.table().name());

        String decide(String line, int number) throws CommandFailure {
            return decision(row(line, number), number) + "\n";
        }

        /** Empty when it is as expected. */
        String compare(String line, int number) throws CommandFailure {
            EnvelopeRow row = row(line, number);
            Decision expected =
                    row.expected()
                            .orElseThrow(
                                    () -> failure(number, "the line has no decision to expect"));
            Decision found = decision(row, number);
            return found.equals(expected)
                    ? ""
                    : "%s:%d: expected %s, decided %s%n    %s%n"
                            .formatted(
                                    file,
                                    number,
                                    expected.sentence(),
                                    found.sentence(),
                                    SafeText.of(row.envelope().sentence()));
        }

        private EnvelopeRow row(String line, int number) throws CommandFailure {
            try {
                return EnvelopeRow.parse(line);
            } catch (IllegalArgumentException odd) {
                throw failure(number, String.valueOf(odd.getMessage()));
            }
        }

        private Decision decision(EnvelopeRow row, int number) throws CommandFailure {
            return switch (reader.read(row.envelope())) {
                case Reading.RefusedAddress _ -> Decision.REFUSED_ADDRESS;
                case Reading.Unreadable(String sentence) -> throw failure(number, sentence);
                case Reading.Envelope(var facts) -> Decision.of(evaluator.decide(facts, NO_DRIVER));
            };
        }

        private CommandFailure failure(int number, String sentence) {
            return new CommandFailure(Exit.USAGE, file + ":" + number + ": " + sentence);
        }
    }
}
