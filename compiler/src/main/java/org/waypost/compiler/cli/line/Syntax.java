package org.waypost.compiler.cli.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a command takes, and the reader of it. Written here and not taken from a library because the
 * whole life of {@code waypost check} is shorter than the start of one (decision 0004).
 *
 * @param command the word behind {@code waypost}
 * @param summary one line, without a period
 * @param operands as the usage line shows them: {@code FILE…}
 */
public record Syntax(String command, String summary, String operands, List<Choice> choices) {
    public Syntax {
        choices = List.copyOf(choices);
    }

    /**
     * One option.
     *
     * @param value how the usage calls its value; empty for one without
     */
    public record Choice(String name, String value, String text) {}

    public static Syntax of(String command, String summary, String operands) {
        return new Syntax(command, summary, operands, List.of());
    }

    /** One more option; {@code value} is empty for a flag. */
    public Syntax with(String name, String value, String text) {
        return with(List.of(new Choice(name, value, text)));
    }

    public Syntax with(List<Choice> more) {
        List<Choice> all = new ArrayList<>(choices);
        all.addAll(more);
        return new Syntax(command, summary, operands, all);
    }

    /**
     * Reads a command line. {@code --name value}, {@code --name=value}, {@code -Dvalue} and {@code
     * --} are understood.
     *
     * @throws CommandFailure with one sentence, when it is not what the command takes
     */
    public Arguments read(List<String> words) throws CommandFailure {
        Arguments read = new Arguments();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("--")) {
                words.subList(i + 1, words.size()).forEach(read::addOperand);
                break;
            }
            if (!word.startsWith("-") || word.equals("-")) {
                read.addOperand(word);
                continue;
            }
            Choice choice = choice(word);
            Optional<String> joined = joined(choice, word);
            if (choice.value().isEmpty() || joined.isPresent()) {
                read.addOption(choice.name(), joined.orElse(""));
            } else if (++i < words.size()) {
                read.addOption(choice.name(), words.get(i));
            } else {
                throw failure("`" + word + "` needs " + choice.value() + " behind it");
            }
        }
        return read;
    }

    private Choice choice(String word) throws CommandFailure {
        for (Choice choice : choices) {
            boolean takesValue = !choice.value().isEmpty();
            if (word.equals(choice.name())
                    || (takesValue && word.startsWith(choice.name() + "="))
                    || (takesValue && isShort(choice) && word.startsWith(choice.name()))) {
                return choice;
            }
        }
        throw failure("no option `" + word + "`");
    }

    private static boolean isShort(Choice choice) {
        return choice.name().length() == 2;
    }

    private static Optional<String> joined(Choice choice, String word) {
        int length = choice.name().length();
        if (word.length() == length) {
            return Optional.empty();
        }
        return Optional.of(word.substring(isShort(choice) ? length : length + 1));
    }

    /** A usage error of this command: one sentence that says where the usage is. */
    public CommandFailure failure(String sentence) {
        return new CommandFailure(
                Exit.USAGE, sentence + "; `waypost " + command + " --help` shows the usage");
    }

    /** The whole help of the command. */
    public String usage() {
        StringBuilder out = new StringBuilder();
        out.append("usage: waypost ").append(command);
        out.append(choices.isEmpty() ? "" : " [OPTION…]");
        out.append(operands.isEmpty() ? "" : " " + operands).append("\n\n");
        out.append(Character.toUpperCase(summary.charAt(0))).append(summary.substring(1));
        out.append(".\n");
        String gap = "\n";
        for (Choice choice : choices) {
            String name = choice.value().isEmpty() ? "" : " " + choice.value();
            out.append(gap).append("  %-26s %s%n".formatted(choice.name() + name, choice.text()));
            gap = "";
        }
        return out.toString();
    }
}
