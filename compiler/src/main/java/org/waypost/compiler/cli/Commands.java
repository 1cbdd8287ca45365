package org.waypost.compiler.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.waypost.compiler.Command;
import org.waypost.compiler.check.table.CloseName;
import org.waypost.compiler.cli.line.CommandFailure;
import org.waypost.compiler.cli.line.Exit;
import org.waypost.compiler.cli.line.LanguageCommand;
import org.waypost.compiler.cli.line.Terminal;
import org.waypost.compiler.cli.line.Version;

/** The commands by name: this module's own, and those that other modules bring. */
final class Commands {
    /** Made only when called for: the fewer classes a command loads the sooner it answers. */
    private static final Map<String, Supplier<LanguageCommand>> OWN = new LinkedHashMap<>();

    static {
        OWN.put("check", CheckCommand::new);
        OWN.put("test", TestCommand::new);
        OWN.put("fmt", FormatCommand::new);
        OWN.put("explain", ExplainCommand::new);
        OWN.put("graph", GraphCommand::new);
        OWN.put("compile", CompileCommand::new);
        OWN.put("show", ShowCommand::new);
        OWN.put("lookup", LookupCommand::new);
        OWN.put("replay", ReplayCommand::new);
        OWN.put("help", HelpCommand::new);
    }

    /** The launcher starts these from the modules that have them; listed here for the newcomer. */
    private static final Map<String, String> ELSEWHERE = new LinkedHashMap<>();

    static {
        ELSEWHERE.put(
                "demo", "the newcomer's minute: a server, five messages, and why each went where");
        ELSEWHERE.put("lsp", "the language server on standard input and output");
    }

    private final Terminal terminal;

    Commands(Terminal terminal) {
        this.terminal = terminal;
    }

    int run(List<String> words) {
        if (words.isEmpty()) {
            list(terminal.err());
            return Exit.USAGE;
        }
        String name = words.getFirst();
        List<String> rest = words.subList(1, words.size());
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

    private int run(String name, List<String> words) {
        Supplier<LanguageCommand> own = OWN.get(name);
        if (own != null) {
            return run(own.get(), words);
        }
        Command other = other(name);
        if (other != null) {
            return other.run(words, terminal.out(), terminal.err());
        }
        terminal.complain("no command `" + name + "`; " + instead(name));
        return Exit.USAGE;
    }

    private static String instead(String name) {
        List<String> names = new ArrayList<>(OWN.keySet());
        names.addAll(ELSEWHERE.keySet());
        return CloseName.among(names, name)
                .map(close -> "did you mean `" + close + "`?")
                .orElse("`waypost --help` lists them");
    }

    private int run(LanguageCommand command, List<String> words) {
        if (words.contains("--help") || words.contains("-h")) {
            terminal.out().print(command.syntax().usage());
            return Exit.YES;
        }
        try {
            return command.run(command.syntax().read(words), terminal);
        } catch (CommandFailure failure) {
            terminal.complain(failure.getMessage());
            return failure.exit();
        }
    }

    private static @Nullable Command other(String name) {
        for (Command command : ServiceLoader.load(Command.class)) {
            if (command.name().equals(name)) {
                return command;
            }
        }
        return null;
    }

    /** Prints the usage of a command of this module; false when there is none of the name. */
    static boolean usage(String name, Terminal terminal) {
        Supplier<LanguageCommand> own = OWN.get(name);
        if (own != null) {
            terminal.out().print(own.get().syntax().usage());
        }
        return own != null;
    }

    static void list(PrintStream to) {
        Map<String, String> summaries = new LinkedHashMap<>();
        OWN.forEach((name, make) -> summaries.put(name, make.get().syntax().summary()));
        summaries.putAll(ELSEWHERE);
        for (Command command : ServiceLoader.load(Command.class)) {
            summaries.put(command.name(), command.summary());
        }
        to.println("usage: waypost COMMAND [OPTION…] [FILE…]");
        to.println();
        summaries.forEach((name, summary) -> to.printf("  %-9s %s%n", name, summary));
        to.println();
        to.println("`waypost COMMAND --help` shows what a command takes.");
    }
}
