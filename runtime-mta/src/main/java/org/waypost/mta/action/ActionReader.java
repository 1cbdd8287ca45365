package org.waypost.mta.action;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waypost.engine.rule.Action;
import org.waypost.engine.table.Table;
import org.waypost.engine.table.TableEntry;

/** Reads what {@link ActionWriter} wrote, with the tables of the configuration that holds now. */
public final class ActionReader {
    private final Map<String, Table> tables;
    private final Map<String, String> words = new HashMap<>();

    private ActionReader(Map<String, Table> tables) {
        this.tables = tables;
    }

    /**
     * @return empty when the line is damaged, or names a table that is no longer there
     */
    public static Optional<Action> read(String name, String line, Map<String, Table> tables) {
        if (line.length() > ActionLimits.TEXT_CHARS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ActionReader(tables).action(name, line.split(" ", -1)));
        } catch (Damaged damaged) {
            return Optional.empty();
        }
    }

    /** The line was not written by us, or a table is gone. */
    private static final class Damaged extends Exception {
        private static final long serialVersionUID = 1;
    }

    private Action action(String name, String[] line) throws Damaged {
        for (int i = 1; i < line.length; i++) {
            int equals = line[i].indexOf('=');
            if (equals < 0) {
                throw new Damaged();
            }
            words.put(line[i].substring(0, equals), line[i].substring(equals + 1));
        }
        return switch (line[0]) {
            case "local" -> new Action.Local(name, method(), users(), ttl());
            case "relay" -> new Action.Relay(name, route(), outgoing(), ttl());
            default -> throw new Damaged();
        };
    }

    private Action.Method method() throws Damaged {
        return switch (required("method")) {
            case "maildir" -> new Action.Maildir(optional("path"), flag("junk"));
            case "mbox" -> new Action.Mbox();
            case "mda" -> new Action.Mda(required("command"));
            case "lmtp" -> new Action.Lmtp(required("destination"), flag("rcpt-to"));
            case "forward-only" -> new Action.ForwardOnly();
            case "none" -> new Action.NoMethod();
            case "expand-only" -> new Action.ExpandOnly();
            default -> throw new Damaged();
        };
    }

    private Action.Users users() throws Damaged {
        return new Action.Users(
                table("alias"),
                table("virtual"),
                table("userbase"),
                optional("user"),
                optional("wrapper"));
    }

    private Action.Route route() throws Damaged {
        return switch (required("route")) {
            case "mx" -> new Action.Route.Mx();
            case "hosts" -> new Action.Route.Hosts(urls(), flag("classic"));
            case "domain" -> new Action.Route.ByDomain(urls());
            case "backup" -> new Action.Route.Backup(optional("mx"));
            default -> throw new Damaged();
        };
    }

    private Table urls() throws Damaged {
        return table("urls").orElseThrow(Damaged::new);
    }

    private Action.Outgoing outgoing() throws Damaged {
        return new Action.Outgoing(
                tls(required("tls")),
                table("auth"),
                table("source"),
                optional("helo"),
                table("helo-names"),
                optional("mail-from"),
                optional("pki"),
                optional("ca"),
                flag("srs"));
    }

    private static Action.TlsPolicy tls(String name) throws Damaged {
        try {
            return Action.TlsPolicy.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            throw new Damaged();
        }
    }

    private Optional<Duration> ttl() throws Damaged {
        Optional<String> seconds = optional("ttl");
        if (seconds.isPresent() && !seconds.get().matches("[0-9]{1,10}")) {
            throw new Damaged();
        }
        return seconds.map(Long::parseLong).map(Duration::ofSeconds);
    }

    private boolean flag(String name) {
        return words.containsKey(name);
    }

    private String required(String name) throws Damaged {
        return optional(name).orElseThrow(Damaged::new);
    }

    private Optional<String> optional(String name) throws Damaged {
        String word = words.get(name);
        return word == null ? Optional.empty() : Optional.of(decode(word));
    }

    private static String decode(String word) throws Damaged {
        return WordCodec.decode(word).orElseThrow(Damaged::new);
    }

    private Optional<Table> table(String name) throws Damaged {
        String word = words.get(name);
        if (word == null) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        for (String part : word.split(",", -1)) {
            parts.add(decode(part));
        }
        List<String> rest = parts.subList(1, parts.size());
        return Optional.of(
                switch (parts.getFirst()) {
                    case "table" -> named(rest);
                    case "list" -> list(name, rest);
                    case "map" -> map(name, rest);
                    default -> throw new Damaged();
                });
    }

    private Table named(List<String> rest) throws Damaged {
        Table table = rest.size() == 1 ? tables.get(rest.getFirst()) : null;
        if (table == null) {
            throw new Damaged();
        }
        return table;
    }

    private static Table list(String name, List<String> keys) {
        List<TableEntry> entries = keys.stream().map(key -> new TableEntry(key, "", 0)).toList();
        return new Table.InMemory("<" + name + ">", Table.Shape.LIST, "", entries);
    }

    private static Table map(String name, List<String> texts) throws Damaged {
        if (texts.size() % 2 != 0) {
            throw new Damaged();
        }
        List<TableEntry> entries = new ArrayList<>();
        for (int i = 0; i < texts.size(); i += 2) {
            entries.add(new TableEntry(texts.get(i), texts.get(i + 1), 0));
        }
        return new Table.InMemory("<" + name + ">", Table.Shape.MAP, "", entries);
    }
}
