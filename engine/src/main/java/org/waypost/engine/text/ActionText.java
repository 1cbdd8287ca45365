package org.waypost.engine.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.waypost.engine.rule.Action;
import org.waypost.engine.table.Table;

/** An action with every default made explicit, one property a line. */
public final class ActionText {
    private ActionText() {}

    /**
     * Describes an action.
     *
     * @param queueTtl what holds when the action has no time to live of its own
     * @return {@code key: value} lines
     */
    public static List<String> lines(Action action, Duration queueTtl) {
        List<String> lines = new ArrayList<>();
        switch (action) {
            case Action.Local local -> local(lines, local);
            case Action.Relay relay -> relay(lines, relay);
        }
        lines.add(
                "ttl: "
                        + action.ttl().map(DurationText::of).orElse(DurationText.of(queueTtl))
                        + (action.ttl().isPresent() ? "" : " (the queue's)"));
        return lines;
    }

    private static void local(List<String> lines, Action.Local local) {
        lines.add("deliver: " + method(local.method()));
        Action.Users users = local.users();
        lines.add("alias: " + users.alias().map(ActionText::name).orElse("none"));
        lines.add("virtual: " + users.virtual().map(ActionText::name).orElse("none"));
        lines.add(
                "users: "
                        + users.userbase()
                                .map(ActionText::name)
                                .orElse("the system's user database"));
        lines.add("runs as: " + users.runAs().orElse("the recipient"));
        lines.add("wrapper: " + users.wrapper().orElse("none"));
    }

    private static String method(Action.Method method) {
        return switch (method) {
            case Action.Maildir(var path, boolean junk) ->
                    "maildir " + path.orElse("~/Maildir") + (junk ? ", junk apart" : "");
            case Action.Mbox() -> "mbox";
            case Action.Mda(String command) -> "mda " + command;
            case Action.Lmtp(String destination, boolean rcptTo) ->
                    "lmtp " + destination + (rcptTo ? ", with the recipient as said" : "");
            case Action.ForwardOnly() -> "by the user's .forward only";
            case Action.NoMethod() -> "by the user's .forward, refused without one";
            case Action.ExpandOnly() -> "to what the aliases say only";
        };
    }

    private static void relay(List<String> lines, Action.Relay relay) {
        lines.add("relay: " + route(relay.route()));
        Action.Outgoing outgoing = relay.outgoing();
        lines.add("tls: " + tls(outgoing.tls()));
        lines.add("source: " + outgoing.source().map(ActionText::name).orElse("any address"));
        lines.add("helo: " + helo(outgoing));
        lines.add("auth: " + outgoing.auth().map(ActionText::name).orElse("none"));
        lines.add("mail-from: " + outgoing.mailFrom().orElse("the sender as said"));
        lines.add("pki: " + outgoing.pki().orElse("no certificate of our own"));
        lines.add("ca: " + outgoing.ca().orElse("the system's"));
        lines.add("srs: " + (outgoing.srs() ? "yes" : "no"));
    }

    private static String helo(Action.Outgoing outgoing) {
        String otherwise = outgoing.helo().orElse("the server's name");
        return outgoing.heloNames()
                .map(table -> "by source address from " + name(table) + ", else " + otherwise)
                .orElse(otherwise);
    }

    private static String route(Action.Route route) {
        return switch (route) {
            case Action.Route.Mx() -> "by MX of the recipient's domain";
            case Action.Route.Hosts(Table urls, boolean _) -> "to " + contents(urls);
            case Action.Route.ByDomain(Table urls) ->
                    "to what " + name(urls) + " has for the recipient's domain";
            case Action.Route.Backup(var mx) ->
                    "by MX, to better ones than " + mx.orElse("the server's name") + " only";
        };
    }

    private static String tls(Action.TlsPolicy policy) {
        return switch (policy) {
            case OPPORTUNISTIC -> "when the other server offers it";
            case REQUIRED_UNVERIFIED -> "required, certificate not verified";
            case REQUIRED -> "required, certificate verified";
        };
    }

    private static String contents(Table table) {
        return table instanceof Table.InMemory memory && memory.entries().size() == 1
                ? memory.entries().getFirst().key()
                : name(table);
    }

    private static String name(Table table) {
        return TableText.of(table);
    }
}
