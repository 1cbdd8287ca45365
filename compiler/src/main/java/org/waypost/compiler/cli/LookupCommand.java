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
import org.waypost.compiler.diagnostic.SafeText;
import org.waypost.compiler.model.Configuration;
import org.waypost.engine.match.TableLookup;
import org.waypost.engine.rule.Action;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.Effect;
import org.waypost.engine.rule.Rule;
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
        Configuration configuration =
                Loaded.of(operands.get(0), MachineOptions.of(arguments), terminal).configuration();
        Table.InMemory table = table(configuration, bare(configuration, operands.get(1)));
        Set<Service> services =
                asked.<Set<Service>>map(Set::of).orElseGet(() -> uses(configuration, table));
        boolean found = false;
        TableLookup lookup = TableLookup.of(configuration.program());
        for (Service service : services) {
            Optional<TableEntry> entry = lookup.find(table, service, operands.get(2));
            terminal.out().println(SafeText.of(line(table, service, operands.get(2), entry)));
            found |= entry.isPresent();
        }
        return found ? Exit.YES : Exit.NO;
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

    private static Table.InMemory table(Configuration configuration, String name)
            throws CommandFailure {
        return switch (configuration.tables().get(name)) {
            case null ->
                    throw new CommandFailure(
                            Exit.NO, "no table `" + name + "`; " + known(configuration, name));
            case Table.External external ->
                    throw new CommandFailure(
                            Exit.UNDECIDED,
                            "the table `%s` is asked through `%s`, which has no driver here"
                                    .formatted(name, external.backend()));
            case Table.InMemory memory -> memory;
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
        return services.isEmpty() ? Set.of(Service.STRING) : services;
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
