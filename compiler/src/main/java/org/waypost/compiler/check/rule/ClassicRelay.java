package org.waypost.compiler.check.rule;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waypost.compiler.ast.Argument;
import org.waypost.compiler.ast.Clause;
import org.waypost.compiler.check.state.CheckState;
import org.waypost.compiler.check.table.Finding;
import org.waypost.compiler.check.table.TableUse;
import org.waypost.engine.rule.Action;
import org.waypost.engine.table.Service;
import org.waypost.engine.table.Table;
import org.waypost.engine.table.TableEntry;
import org.waypost.grammar.Release;

/** A classic {@code relay} or {@code relay via}. One use. */
final class ClassicRelay {
    private final CheckState state;
    private final String name;
    private Action.Route route = new Action.Route.Mx();
    private Action.TlsPolicy tls = Action.TlsPolicy.OPPORTUNISTIC;
    private @Nullable RelayUrl url;
    private @Nullable Clause via;
    private @Nullable Table auth;
    private @Nullable Table source;
    private @Nullable Table heloNames;
    private @Nullable Clause helo;
    private @Nullable String hostname;
    private @Nullable String sender;
    private @Nullable String pki;
    private @Nullable String ca;

    ClassicRelay(CheckState state, String name) {
        this.state = state;
        this.name = name;
    }

    void start(Clause clause) {
        if (clause.arguments().isEmpty()) {
            return;
        }
        via = clause;
        Argument.Word word = (Argument.Word) clause.arguments().getFirst();
        url =
                RelayUrl.parse(word.text(), state.release())
                        .orElseThrow(
                                () ->
                                        Finding.error(
                                                "bad-url",
                                                word.span(),
                                                "error: invalid url: " + word.text(),
                                                "`" + word.text() + "` is no relay URL"));
        TableEntry entry = new TableEntry(word.text(), "", word.span().line());
        Table urls =
                new Table.InMemory(
                        "<via:" + word.span().line() + ">",
                        Table.Shape.LIST,
                        word.span().file().name(),
                        List.of(entry));
        route = new Action.Route.Hosts(urls, true);
    }

    void option(Clause clause) {
        switch (clause.name()) {
            case "backup" ->
                    route = new Action.Route.Backup(clause.argument().map(ClassicAction::text));
            case "tls" -> tls = Action.TlsPolicy.REQUIRED_UNVERIFIED;
            case "tls verify" -> tls = Action.TlsPolicy.REQUIRED;
            case "verify" -> verify(clause);
            case "auth" -> auth = table(clause, TableUse.classicMap(Service.CREDENTIALS, "AUTH"));
            case "as" -> sender = sender((Argument.Word) clause.arguments().getFirst());
            case "source" -> source = table(clause, TableUse.classicList(Service.SOURCE, "SOURCE"));
            case "helo" -> {
                heloNames = table(clause, TableUse.classicMap(Service.ADDRNAME, "HELO"));
                helo = clause;
            }
            case "hostnames" ->
                    heloNames = table(clause, TableUse.classicMap(Service.ADDRNAME, "HOSTNAMES"));
            case "hostname" -> hostname = ClassicAction.text(clause.arguments().getFirst());
            case "pki" -> pki = certificate(clause, "pki");
            case "ca" -> ca = certificate(clause, "ca");
            default -> state.feature("relay " + clause.name(), clause.span());
        }
    }

    private Table table(Clause clause, TableUse use) {
        return state.tables().use(clause.arguments().getFirst(), use);
    }

    private void verify(Clause clause) {
        if (url != null && !url.secure()) {
            throw Finding.error(
                    "option-unfit",
                    clause.span(),
                    "cannot \"verify\" with insecure protocol",
                    "`verify` needs a URL that demands TLS, such as `tls://`");
        }
        tls = Action.TlsPolicy.REQUIRED;
    }

    private String certificate(Clause clause, String kind) {
        Argument.Word word = (Argument.Word) clause.arguments().getFirst();
        String wanted = word.text().toLowerCase(Locale.ROOT);
        boolean known = (kind.equals("pki") ? state.pki() : state.ca()).containsKey(wanted);
        if (!known && !state.incomplete()) {
            throw Finding.error(
                    "no-such-" + kind,
                    word.span(),
                    kind + " name not found: " + word.text(),
                    "there is no `" + kind + "` of the name `" + word.text() + "` above this line");
        }
        return wanted;
    }

    private static String sender(Argument.Word word) {
        String text = word.text();
        int at = text.indexOf('@');
        if (text.equals("@") || text.isEmpty()) {
            throw Finding.error(
                    "bad-sender",
                    word.span(),
                    "invalid empty parameter to AS",
                    "`as` needs a user, a `@domain`, or both");
        }
        if (at >= 0 && text.indexOf('@', at + 1) >= 0) {
            throw Finding.error(
                    "bad-sender",
                    word.span(),
                    "invalid parameter to AS: " + text,
                    "`" + text + "` is no address");
        }
        return text;
    }

    /** Judges the options of the relay together: nothing more of it comes. */
    void end() {
        if (url != null && via != null && url.auth() && auth == null) {
            throw Finding.error(
                    "url-without-auth",
                    via.span(),
                    "error: auth without auth table",
                    "a URL with a label needs `auth` with a table of credentials");
        }
        if (helo != null && source == null && !state.since(Release.R5_4)) {
            throw Finding.error(
                    "helo-without-source",
                    helo.span(),
                    "HELO can only be used with SOURCE",
                    "`helo` names source addresses, so it needs `source`");
        }
    }

    Action build(Optional<Duration> ttl) {
        return new Action.Relay(
                name,
                route,
                new Action.Outgoing(
                        tls,
                        Optional.ofNullable(auth),
                        Optional.ofNullable(source),
                        Optional.ofNullable(hostname),
                        Optional.ofNullable(heloNames),
                        Optional.ofNullable(sender),
                        Optional.ofNullable(pki),
                        Optional.ofNullable(ca),
                        false),
                ttl);
    }
}
