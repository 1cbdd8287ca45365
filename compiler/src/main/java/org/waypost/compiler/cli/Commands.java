package org.waypost.compiler.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.waypost.compiler.Command;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The commands by name: this module's own, and those that other modules bring. */
final class Commands {
    private final Terminal terminal;
    private final Map<String, Own> own = new LinkedHashMap<>();

    /** A command of this module; made only when it is called, so that each starts fast. */
    private record Own(String summary, Function<Terminal, Callable<Integer>> make) {}

    Commands(Terminal terminal) {
        this.terminal = terminal;
        own.put("check", new Own("checks configurations", CheckCommand::new));
    }

    int run(List<String> arguments) {
        if (arguments.isEmpty()) {
            list(terminal.err());
            return Exit.USAGE;
        }
        String name = arguments.getFirst();
        List<String> rest = arguments.subList(1, arguments.size());
        return switch (name) {
            case "--help", "-h" -> {
                list(terminal.out());
                yield Exit.YES;
            }
            case "version", "--version", "-V" -> {
                terminal.out().println("waypost " + Version.NUMBER);
                yield Exit.YES;
            }
            default -> run(name, rest);
        };
    }

    private int run(String name, List<String> arguments) {
        Own command = own.get(name);
        if (command != null) {
            return execute(name, command.make().apply(terminal), arguments);
        }
        for (Command other : ServiceLoader.load(Command.class)) {
            if (other.name().equals(name)) {
                return other.run(arguments, terminal.out(), terminal.err());
            }
        }
        terminal.complain("no command `" + name + "`; `waypost help` lists them");
        return Exit.USAGE;
    }

    private int execute(String name, Callable<Integer> command, List<String> arguments) {
        CommandLine line = new CommandLine(command);
        line.setCommandName("waypost " + name);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        if (arguments.contains("--help") || arguments.contains("-h")) {
            terminal.out().print(line.getUsageMessage(Ansi.OFF));
            return Exit.YES;
        }
        line.setParameterExceptionHandler(
                (problem, _) -> {
                    terminal.complain(problem.getMessage());
                    terminal.err().println("usage: " + usage(line));
                    return Exit.USAGE;
                });
        line.setExecutionExceptionHandler(
                (problem, _, _) -> {
                    if (problem instanceof CommandFailure failure) {
                        terminal.complain(failure.getMessage());
                        return failure.exit();
                    }
                    throw problem;
                });
        return line.execute(arguments.toArray(String[]::new));
    }

    private static String usage(CommandLine line) {
        return line.getHelp().synopsis(0).strip();
    }

    void list(java.io.PrintStream to) {
        to.println("usage: waypost COMMAND [OPTION…] [FILE…]");
        to.println();
        own.forEach((name, command) -> to.printf("  %-9s %s%n", name, command.summary()));
        for (Command other : ServiceLoader.load(Command.class)) {
            to.printf("  %-9s %s%n", other.name(), other.summary());
        }
    }
}
