package org.waypost.compiler.check.rule;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waypost.compiler.ast.Argument;
import org.waypost.compiler.ast.Clause;
import org.waypost.compiler.check.setting.FilterNames;
import org.waypost.compiler.check.state.CheckState;
import org.waypost.compiler.check.table.Finding;
import org.waypost.compiler.check.table.TableUse;
import org.waypost.engine.rule.Action;
import org.waypost.engine.table.Service;
import org.waypost.engine.table.Table;
import org.waypost.grammar.Release;

/** A modern action that relays. One use. */
final class RelayAction {
    private final CheckState state;
    private final String name;
    private final Set<String> said = new HashSet<>();
    private Action.Route route = new Action.Route.Mx();
    private Action.TlsPolicy tls = Action.TlsPolicy.OPPORTUNISTIC;
    private @Nullable Table auth;
    private @Nullable Table source;
    private @Nullable Table heloNames;
    private @Nullable String helo;
    private @Nullable String mailFrom;
    private @Nullable String pki;
    private @Nullable String ca;

    RelayAction(CheckState state, String name) {
        this.state = state;
        this.name = name;
    }

    void option(Clause clause) {
        switch (clause.name()) {
            case "host" -> host(clause);
            case "domain" -> domain(clause);
            case "backup", "backup mx" -> backup(clause);
            case "tls", "tls no-verify" -> tls(clause);
            case "auth" -> auth(clause);
            case "src" -> {
                once(clause, "source mapping");
                TableUse use = TableUse.list(Service.SOURCE, "source");
                source = table(clause, use.orMapsSince(Release.R7_5, state.release()));
            }
            case "helo-src" -> {
                once(clause, "helo-source mapping");
                heloNames = table(clause, TableUse.map(Service.ADDRNAME, "helo-source"));
            }
            case "filter" -> {
                once(clause, "filter");
                FilterNames.require(state, clause.arguments().getFirst());
                state.feature("action relay filter", clause.span());
            }
            case "srs" -> srs(clause);
            default -> words(clause);
        }
    }

    private void words(Clause clause) {
        once(clause, clause.name());
        String value = text(clause);
        switch (clause.name()) {
            case "helo" -> helo = value;
            case "mail-from" -> mailFrom = value;
            case "pki" -> pki = value;
            case "ca" -> ca = value;
            case "ciphers" -> state.feature("action relay ciphers", clause.span());
            case "protocols" -> state.feature("action relay protocols", clause.span());
            default -> throw new IllegalStateException("relay clause " + clause.name());
        }
    }

    private void once(Clause clause, String what) {
        if (!said.add(what)) {
            throw ActionCheck.twice(clause, what);
        }
    }

    private void host(Clause clause) {
        if (said.contains("backup")) {
            throw exclusive(clause, "host");
        }
        once(clause, "host mapping");
        Table urls = table(clause, TableUse.list(Service.RELAYHOST, "host"));
        route = new Action.Route.Hosts(urls, false);
    }

    private void domain(Clause clause) {
        if (said.contains("backup")) {
            throw exclusive(clause, "domain");
        }
        once(clause, "host mapping");
        Table urls = table(clause, TableUse.map(Service.RELAYHOST, "host"));
        route = new Action.Route.ByDomain(urls);
    }

    private void backup(Clause clause) {
        once(clause, "backup");
        if (said.contains("host mapping")) {
            throw exclusive(clause, "host");
        }
        Optional<String> mx =
                clause.arguments().isEmpty() ? Optional.empty() : Optional.of(text(clause));
        route = new Action.Route.Backup(mx);
    }

    private static Finding exclusive(Clause clause, String other) {
        return Finding.error(
                "option-unfit",
                clause.span(),
                "backup and " + other + " are mutually exclusive",
                "`backup` finds the host by MX, so no `host` or `domain` goes with it");
    }

    private void tls(Clause clause) {
        once(clause, "tls");
        boolean verified = !clause.name().endsWith("no-verify");
        tls = verified ? Action.TlsPolicy.REQUIRED : Action.TlsPolicy.REQUIRED_UNVERIFIED;
    }

    private void auth(Clause clause) {
        if (!said.contains("host mapping")) {
            throw Finding.error(
                    "option-unfit",
                    clause.span(),
                    "auth may not be specified without host on a dispatcher",
                    "`auth` needs a `host` or `domain` before it");
        }
        once(clause, "auth mapping");
        auth = table(clause, TableUse.map(Service.CREDENTIALS, "auth"));
    }

    private void srs(Clause clause) {
        if (!state.said("srs key")) {
            throw Finding.error(
                    "srs-without-key",
                    clause.span(),
                    "an srs key is required for srs to be specified in an action",
                    "`srs` needs a `srs key` statement above");
        }
        once(clause, "srs");
    }

    private Table table(Clause clause, TableUse use) {
        return state.tables().use(clause.arguments().getFirst(), use);
    }

    private static String text(Clause clause) {
        return clause.arguments().getFirst() instanceof Argument.Word w ? w.text() : "";
    }

    Action build(Optional<Duration> ttl) {
        return new Action.Relay(
                name,
                route,
                new Action.Outgoing(
                        tls,
                        Optional.ofNullable(auth),
                        Optional.ofNullable(source),
                        Optional.ofNullable(helo),
                        Optional.ofNullable(heloNames),
                        Optional.ofNullable(mailFrom),
                        Optional.ofNullable(pki),
                        Optional.ofNullable(ca),
                        said.contains("srs")),
                ttl);
    }
}
