package org.waypost.mta.action;

import java.time.Duration;
import java.util.Optional;
import java.util.StringJoiner;
import org.waypost.engine.rule.Action;
import org.waypost.engine.table.Table;
import org.waypost.engine.table.TableEntry;

/**
 * Writes an action as {@code relay route=hosts urls=list:smtp://mx.example.org tls=REQUIRED …}.
 * Short inline tables are written out, since their names change with the file; others are named.
 */
public final class ActionWriter {
    private final StringJoiner words = new StringJoiner(" ");

    private ActionWriter() {}

    public static String write(Action action) {
        ActionWriter writer = new ActionWriter();
        switch (action) {
            case Action.Local local -> writer.local(local);
            case Action.Relay relay -> writer.relay(relay);
        }
        return writer.words.toString();
    }

    private void local(Action.Local local) {
        words.add("local");
        switch (local.method()) {
            case Action.Maildir(Optional<String> path, boolean junk) -> {
                word("method", "maildir");
                path.ifPresent(text -> word("path", text));
                flag("junk", junk);
            }
            case Action.Mbox() -> word("method", "mbox");
            case Action.Mda(String command) -> {
                word("method", "mda");
                word("command", command);
            }
            case Action.Lmtp(String destination, boolean rcptTo) -> {
                word("method", "lmtp");
                word("destination", destination);
                flag("rcpt-to", rcptTo);
            }
            case Action.ForwardOnly() -> word("method", "forward-only");
            case Action.NoMethod() -> word("method", "none");
            case Action.ExpandOnly() -> word("method", "expand-only");
        }
        users(local.users());
        ttl(local.ttl());
    }

    private void users(Action.Users users) {
        users.alias().ifPresent(table -> table("alias", table));
        users.virtual().ifPresent(table -> table("virtual", table));
        users.userbase().ifPresent(table -> table("userbase", table));
        users.runAs().ifPresent(user -> word("user", user));
        users.wrapper().ifPresent(name -> word("wrapper", name));
    }

    private void relay(Action.Relay relay) {
        words.add("relay");
        switch (relay.route()) {
            case Action.Route.Mx() -> word("route", "mx");
            case Action.Route.Hosts(Table urls, boolean classic) -> {
                word("route", "hosts");
                table("urls", urls);
                flag("classic", classic);
            }
            case Action.Route.ByDomain(Table urls) -> {
                word("route", "domain");
                table("urls", urls);
            }
            case Action.Route.Backup(Optional<String> mx) -> {
                word("route", "backup");
                mx.ifPresent(name -> word("mx", name));
            }
        }
        outgoing(relay.outgoing());
        ttl(relay.ttl());
    }

    private void outgoing(Action.Outgoing outgoing) {
        word("tls", outgoing.tls().name());
        outgoing.auth().ifPresent(table -> table("auth", table));
        outgoing.source().ifPresent(table -> table("source", table));
        outgoing.helo().ifPresent(name -> word("helo", name));
        outgoing.heloNames().ifPresent(table -> table("helo-names", table));
        outgoing.mailFrom().ifPresent(address -> word("mail-from", address));
        outgoing.pki().ifPresent(name -> word("pki", name));
        outgoing.ca().ifPresent(name -> word("ca", name));
        flag("srs", outgoing.srs());
    }

    private void ttl(Optional<Duration> ttl) {
        ttl.ifPresent(time -> word("ttl", Long.toString(time.toSeconds())));
    }

    private void flag(String name, boolean set) {
        if (set) {
            word(name, "yes");
        }
    }

    private void word(String name, String value) {
        words.add(name + "=" + WordCodec.encode(value));
    }

    private void table(String name, Table table) {
        words.add(name + "=" + tableText(table));
    }

    private static String tableText(Table table) {
        return switch (table) {
            case Table.InMemory memory when isInline(memory) -> contents(memory);
            case Table.InMemory memory -> "table," + WordCodec.encode(memory.name());
            case Table.External external -> "table," + WordCodec.encode(external.name());
        };
    }

    private static boolean isInline(Table.InMemory table) {
        return table.name().startsWith("<")
                && table.entries().size() <= ActionLimits.INLINE_ENTRIES;
    }

    private static String contents(Table.InMemory table) {
        boolean map = table.shape() == Table.Shape.MAP;
        StringJoiner text = new StringJoiner(",", map ? "map," : "list,", "");
        for (TableEntry entry : table.entries()) {
            text.add(WordCodec.encode(entry.key()));
            if (map) {
                text.add(WordCodec.encode(entry.value()));
            }
        }
        return text.toString();
    }
}
