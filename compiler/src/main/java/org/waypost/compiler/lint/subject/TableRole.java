package org.waypost.compiler.lint.subject;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waypost.compiler.ast.Argument;
import org.waypost.compiler.ast.Clause;
import org.waypost.compiler.ast.Statement;
import org.waypost.engine.table.Service;
import org.waypost.engine.table.Table;

/**
 * A place that uses a table.
 *
 * @param service what the table is asked for there
 */
public record TableRole(
        Table table, Service service, Argument argument, Clause clause, Statement statement) {
    /** Whether the table is named, and not written in place. */
    public boolean named() {
        return argument instanceof Argument.Reference;
    }

    static List<TableRole> all(Checked checked) {
        List<TableRole> roles = new ArrayList<>();
        checked.statements().forEach(statement -> add(statement, checked, roles));
        return roles;
    }

    static List<TableRole> of(Statement statement, Checked checked) {
        List<TableRole> roles = new ArrayList<>();
        add(statement, checked, roles);
        return roles;
    }

    private static void add(Statement statement, Checked checked, List<TableRole> roles) {
        for (Clause clause : statement.clauses()) {
            @Nullable Service service = clause.arguments().isEmpty() ? null : service(clause);
            if (service != null) {
                Argument argument = clause.arguments().getFirst();
                checked.table(argument)
                        .map(t -> new TableRole(t, service, argument, clause, statement))
                        .ifPresent(roles::add);
            }
        }
    }

    private static @Nullable Service service(Clause clause) {
        if (clause.name().endsWith(" regex")) {
            return Service.REGEX;
        }
        return switch (clause.place()) {
            case "match", "condition" -> condition(clause.name());
            case "local", "expansion" -> user(clause.name());
            case "relay", "deliveryOption" -> relay(clause.name());
            case "listen" -> listener(clause.name());
            case "session", "helo", "auth", "sender", "recipient" -> filter(clause.name());
            default -> null;
        };
    }

    private static @Nullable Service condition(String name) {
        return switch (name) {
            case "tag", "auth", "from auth" -> Service.STRING;
            case "helo", "for domain" -> Service.DOMAIN;
            case "mail-from", "rcpt-to", "from mail-from", "for rcpt-to", "sender", "recipient" ->
                    Service.MAILADDR;
            case "from src", "from rdns", "from", "from source" -> Service.NETADDR;
            default -> null;
        };
    }

    private static @Nullable Service user(String name) {
        return switch (name) {
            case "alias", "virtual" -> Service.ALIAS;
            case "userbase", "users" -> Service.USERINFO;
            default -> null;
        };
    }

    private static @Nullable Service relay(String name) {
        return switch (name) {
            case "auth" -> Service.CREDENTIALS;
            case "src", "source" -> Service.SOURCE;
            case "helo-src", "hostnames" -> Service.ADDRNAME;
            case "host", "domain" -> Service.RELAYHOST;
            default -> null;
        };
    }

    private static @Nullable Service listener(String name) {
        return switch (name) {
            case "auth", "auth-optional" -> Service.CREDENTIALS;
            case "hostnames" -> Service.ADDRNAME;
            case "senders", "senders masquerade" -> Service.MAILADDRMAP;
            default -> null;
        };
    }

    private static @Nullable Service filter(String name) {
        return switch (name) {
            case "rdns", "helo" -> Service.DOMAIN;
            case "src" -> Service.NETADDR;
            case "auth" -> Service.STRING;
            case "mail-from", "rcpt-to" -> Service.MAILADDR;
            default -> null;
        };
    }
}
