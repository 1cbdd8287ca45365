package org.waypost.compiler.cli;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.waypost.compiler.check.table.CloseName;
import org.waypost.compiler.cli.line.Arguments;
import org.waypost.compiler.cli.line.CommandFailure;
import org.waypost.compiler.cli.line.Exit;
import org.waypost.compiler.cli.line.LanguageCommand;
import org.waypost.compiler.cli.line.Loaded;
import org.waypost.compiler.cli.line.MachineOptions;
import org.waypost.compiler.cli.line.Syntax;
import org.waypost.compiler.cli.line.Terminal;
import org.waypost.compiler.decide.OpenedTables;
import org.waypost.compiler.diagnostic.SafeText;
import org.waypost.compiler.model.Configuration;
import org.waypost.engine.eval.LookupNeed;
import org.waypost.engine.match.TableLookup;
import org.waypost.engine.rule.Action;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.Effect;
import org.waypost.engine.rule.Rule;
import org.waypost.engine.table.Answer;
import org.waypost.engine.table.Service;
import org.waypost.engine.table.Table;
import org.waypost.engine.table.TableEntry;
import org.waypost.engine.text.TableText;

/** {@code waypost lookup}: what a table answers, and by which entry. */
final class LookupCommand implements LanguageCommand {
    @Override
    public Syntax syntax() {
        return Syntax.of("lookup", "says what a table answers, and by which line", "FILE TABLE KEY")
                .with(
                        "--service",
                        "S",
                        "how it is asked: alias, domain, netaddr, mailaddr … (as the rules do)")
                .with(MachineOptions.CHOICES);
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) throws CommandFailure {
        List<String> operands = arguments.operands();
        if (operands.size() != 3) {
            throw syntax().failure("expected a file, a table and a key");
        }
        Optional<Service> asked = service(arguments.value("--service"));
        MachineOptions machine = MachineOptions.of(arguments);
        Configuration configuration = Loaded.of(operands.get(0), machine, terminal).configuration();
        Table named = table(configuration, bare(configuration, operands.get(1)));
        Set<Service> services =
                asked.<Set<Service>>map(Set::of).orElseGet(() -> uses(configuration, named));
        return switch (named) {
            case Table.InMemory memory ->
                    inMemory(
                            TableLookup.of(configuration.program()),
                            new Asked(memory, services, operands.get(2)),
                            terminal);
            case Table.External external -> {
                try (OpenedTables tables = OpenedTables.of(machine.root())) {
                    yield external(
                            services.stream()
                                    .map(s -> new LookupNeed(external, s, operands.get(2)))
                                    .toList(),
                            tables,
                            terminal);
                }
            }
        };
    }

    /** A key of a table, in each way in which it is looked up. */
    private record Asked(Table.InMemory table, Set<Service> services, String key) {}

    private static int inMemory(TableLookup lookup, Asked asked, Terminal terminal) {
        boolean found = false;
        for (Service service : asked.services()) {
            Optional<TableEntry> entry = lookup.find(asked.table(), service, asked.key());
            String line = line(asked.table(), service, asked.key(), entry);
            terminal.out().println(SafeText.of(line));
            found |= entry.isPresent();
        }
        return found ? Exit.YES : Exit.NO;
    }

    /** What is not in memory is asked as the server asks it, where there is a driver. */
    private static int external(List<LookupNeed> needs, OpenedTables tables, Terminal terminal)
            throws CommandFailure {
        boolean found = false;
        for (LookupNeed need : needs) {
            Answer answer = tables.ask(need).orElseThrow(() -> noDriver(need.table()));
            if (answer instanceof Answer.Failed(String reason)) {
                throw new CommandFailure(
                        Exit.UNDECIDED, TableText.of(need.table()) + " cannot answer: " + reason);
            }
            terminal.out().println(SafeText.of(line(need, answer)));
            found |= answer instanceof Answer.Found;
        }
        return found ? Exit.YES : Exit.NO;
    }

    private static CommandFailure noDriver(Table.External table) {
        boolean file = table.backend().equals("file") || table.backend().equals("static");
        if (file) {
            return new CommandFailure(
                    Exit.UNDECIDED,
                    "the file `%s` of the table `%s` cannot be read here"
                            .formatted(table.config(), table.name()));
        }
        return new CommandFailure(
                Exit.UNDECIDED,
                "the table `%s` is asked through `%s`, which has no driver here"
                        .formatted(table.name(), table.backend()));
    }

    private static String line(LookupNeed need, Answer answer) {
        Table.External table = need.table();
        String how = need.service().name().toLowerCase(Locale.ROOT) + ": `" + need.key() + "` ";
        if (!(answer instanceof Answer.Found(String value))) {
            return how + "is not in " + TableText.of(table);
        }
        String through = table.config().isEmpty() ? "" : ":" + table.config();
        return how
                + (value.isEmpty() ? "is there" : "is `" + value + "`")
                + ", says "
                + table.backend()
                + through;
    }

    private static String line(
            Table.InMemory table, Service service, String key, Optional<TableEntry> entry) {
        String how = service.name().toLowerCase(Locale.ROOT) + ": ";
        if (entry.isEmpty()) {
            return how + "`" + key + "` is not in " + TableText.of(table);
        }
        TableEntry hit = entry.get();
        String value = hit.value().isEmpty() ? "is there" : "is `" + hit.value() + "`";
        String where =
                hit.line() == 0
                        ? "which the language brings along"
                        : "at %s:%d".formatted(table.file(), hit.line());
        return how + "`%s` %s, by `%s` %s".formatted(key, value, hit.key(), where);
    }

    private Optional<Service> service(Optional<String> name) throws CommandFailure {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Service.valueOf(name.get().toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException _) {
            String known =
                    Arrays.stream(Service.values())
                            .map(service -> service.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "));
            throw syntax().failure("no service `" + name.get() + "`; there are " + known);
        }
    }

    /** {@code <users>}, as the file writes it, is {@code users}; {@code localnames} is framed. */
    private static String bare(Configuration configuration, String name) {
        if (configuration.tables().containsKey(name)) {
            return name;
        }
        boolean framed = name.startsWith("<") && name.endsWith(">");
        String predefined = "<" + name + ">";
        if (configuration.tables().containsKey(predefined)) {
            return predefined;
        }
        return framed ? name.substring(1, name.length() - 1) : name;
    }

    private static Table table(Configuration configuration, String name) throws CommandFailure {
        return switch (configuration.tables().get(name)) {
            case null ->
                    throw new CommandFailure(
                            Exit.NO, "no table `" + name + "`; " + known(configuration, name));
            case Table table -> table;
        };
    }

    /** Whom else to ask; the lists inside rules have names that nobody gave. */
    private static String known(Configuration configuration, String name) {
        List<String> named =
                configuration.tables().keySet().stream()
                        .filter(known -> !known.startsWith("<dynamic"))
                        .toList();
        return CloseName.among(named, name)
                .map(close -> "did you mean `" + close + "`?")
                .orElseGet(() -> "there are " + String.join(", ", named));
    }

    /** The services by which the rules and actions ask a table. */
    private static Set<Service> uses(Configuration configuration, Table table) {
        Set<Service> services = EnumSet.noneOf(Service.class);
        for (Rule rule : configuration.program().rules()) {
            for (Condition condition : rule.conditions()) {
                if (condition instanceof Condition.Membership in
                        && in.table().name().equals(table.name())) {
                    services.add(in.service());
                }
            }
            if (rule.effect() instanceof Effect.Accept(Action.Local local)) {
                usesOf(local.users(), table, services);
            }
        }
        configuration.listeners().stream()
                .flatMap(listener -> listener.credentials().stream())
                .filter(credentials -> credentials.name().equals(table.name()))
                .forEach(_ -> services.add(Service.CREDENTIALS));
        Service plain = table instanceof Table.External ? Service.USERINFO : Service.STRING;
        return services.isEmpty() ? Set.of(plain) : services;
    }

    private static void usesOf(Action.Users users, Table table, Set<Service> services) {
        if (is(users.alias(), table) || is(users.virtual(), table)) {
            services.add(Service.ALIAS);
        }
        if (is(users.userbase(), table)) {
            services.add(Service.USERINFO);
        }
    }

    private static boolean is(Optional<Table> used, Table table) {
        return used.filter(other -> other.name().equals(table.name())).isPresent();
    }
}
