package org.waypost.compiler.check.listen;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waypost.compiler.ast.Argument;
import org.waypost.compiler.ast.Clause;
import org.waypost.compiler.ast.Statement;
import org.waypost.compiler.check.state.CheckState;
import org.waypost.compiler.check.table.CloseName;
import org.waypost.compiler.check.table.Finding;
import org.waypost.compiler.check.table.Spelled;
import org.waypost.compiler.check.table.TableUse;
import org.waypost.compiler.diagnostic.Diagnostics;
import org.waypost.compiler.model.Listener;
import org.waypost.engine.table.Service;
import org.waypost.engine.table.Table;
import org.waypost.grammar.Release;

/** One listener while its options are read. One use. */
final class ListenDraft {
    private static final int SMTP = 25;
    private static final int SMTPS = 465;

    private final CheckState state;
    private final Statement statement;
    private final Set<String> said = new HashSet<>();
    private final List<Clause> pki = new ArrayList<>();
    private int port;
    private Optional<Listener.Family> family = Optional.empty();
    private String tls = "";
    private boolean verify;
    private Listener.Auth auth = Listener.Auth.NONE;
    private @Nullable Table credentials;
    private @Nullable Clause ca;
    private @Nullable Clause authClause;
    private String tag = "";
    private @Nullable String hostname;
    private @Nullable Table hostnames;
    private @Nullable String filter;
    private @Nullable Table senders;
    private boolean masquerade;
    private @Nullable String ciphers;
    private @Nullable String protocols;
    private @Nullable Clause tlsClause;

    ListenDraft(CheckState state, Statement statement) {
        this.state = state;
        this.statement = statement;
    }

    private void once(Clause clause, String what) {
        if (!said.add(what)) {
            throw Finding.error(
                    "said-twice",
                    clause.span(),
                    what + " already specified",
                    "`" + clause.name() + "` does not go with what was said before");
        }
    }

    void family(Clause clause, Listener.Family value) {
        once(clause, "address family");
        family = Optional.of(value);
    }

    void port(Clause clause) {
        once(clause, "port");
        port = Port.number(clause, state);
    }

    void filter(Clause clause) {
        once(clause, "filter");
        filter = ListenCheck.filter(state, clause);
    }

    void tls(Clause clause) {
        once(clause, "TLS mode");
        tls = clause.name().split(" ", 2)[0];
        verify = clause.name().endsWith("verify");
        tlsClause = clause;
    }

    void auth(Clause clause, Listener.Auth value) {
        once(clause, "auth");
        auth = value;
        authClause = clause;
        credentials =
                clause.argument().map(a -> state.tables().use(a, TableUse.UNCHECKED)).orElse(null);
    }

    void pki(Clause clause) {
        int most = state.since(Release.R7_3) ? 32 : 1;
        if (pki.size() == most) {
            String sentence = most > 1 ? "too many pki specified" : "pki already specified";
            throw Finding.error(
                    "said-twice",
                    clause.span(),
                    sentence,
                    "a listener has at most " + most + " `pki`");
        }
        if (!pki.isEmpty()) {
            state.feature("a second pki " + name(clause), clause.span());
        }
        pki.add(clause);
    }

    void hostnames(Clause clause) {
        once(clause, "hostnames");
        hostnames = map(clause, Service.ADDRNAME, "HOSTNAMES");
    }

    void senders(Clause clause) {
        once(clause, "senders");
        senders = map(clause, Service.MAILADDRMAP, "SENDERS");
        masquerade = clause.name().endsWith("masquerade");
    }

    private Table map(Clause clause, Service service, String parameter) {
        return state.tables()
                .use(clause.arguments().getFirst(), ListenCheck.use(service, parameter));
    }

    void flag(Clause clause) {
        String name = clause.name().equals("mask-src") ? "mask-source" : clause.name();
        once(clause, name);
    }

    void word(Clause clause) {
        String value = ((Argument.Word) clause.arguments().getFirst()).text();
        once(clause, clause.name());
        switch (clause.name()) {
            case "tag" -> tag = tag(clause, value);
            case "hostname" -> hostname = value;
            case "ca" -> ca = clause;
            case "ciphers" -> ciphers = value;
            case "protocols" -> protocols = value;
            default -> state.feature("listen " + clause.name(), clause.span());
        }
    }

    private String tag(Clause clause, String value) {
        int most = state.classic() ? 31 : 32;
        if (value.length() > most) {
            throw Finding.error(
                    "tag-too-long",
                    clause.span(),
                    "tag name too long",
                    "a tag has at most " + most + " characters");
        }
        return value;
    }

    /** The listener on the socket of this machine. */
    Listener socket() {
        return listener("socket", true, 0, Listener.Tls.NONE);
    }

    /** One listener, or two for {@code ssl} and {@code secure}. */
    List<Listener> build() {
        Argument.Word on = (Argument.Word) statement.arguments().getFirst();
        options();
        Interfaces.require(state, on);
        pki.forEach(clause -> certificate(clause, "pki"));
        if (ca != null) {
            certificate(ca, "ca");
        }
        boolean both = tls.equals("ssl") || tls.equals("secure");
        if (both) {
            return List.of(
                    listener(on.text(), false, SMTPS, Listener.Tls.SMTPS),
                    listener(on.text(), false, SMTP, Listener.Tls.OPTIONAL));
        }
        Listener.Tls mode =
                switch (tls) {
                    case "smtps" -> Listener.Tls.SMTPS;
                    case "tls" -> Listener.Tls.OPTIONAL;
                    case "tls-require" -> Listener.Tls.REQUIRED;
                    default -> Listener.Tls.NONE;
                };
        int standard = mode == Listener.Tls.SMTPS ? SMTPS : SMTP;
        return List.of(listener(on.text(), false, port > 0 ? port : standard, mode));
    }

    private void options() {
        if (port > 0 && (tls.equals("ssl") || tls.equals("secure"))) {
            throw invalid(tlsClause, "tls/smtps on same port");
        }
        if (auth != Listener.Auth.NONE && tls.isEmpty()) {
            throw invalid(authClause, "auth requires tls/smtps");
        }
        if (!pki.isEmpty() && tls.isEmpty()) {
            throw invalid(pki.getFirst(), "pki requires tls/smtps");
        }
        if (pki.isEmpty() && !tls.isEmpty() && state.since(Release.R7_3)) {
            throw invalid(tlsClause, "pki required for tls/smtps");
        }
    }

    private Finding invalid(@Nullable Clause clause, String sentence) {
        boolean old = state.classic();
        return Finding.error(
                "listen-options",
                clause == null ? statement.span() : clause.span(),
                (old ? "" : "smtpd: ") + "invalid listen option: " + sentence,
                sentence);
    }

    /** From 7.3 on the name is looked up as it is written, though it is kept in lower case. */
    private void certificate(Clause clause, String kind) {
        Argument.Word word = (Argument.Word) clause.arguments().getFirst();
        boolean exact = state.since(Release.R7_3);
        String wanted = exact ? word.text() : word.text().toLowerCase(Locale.ROOT);
        boolean known = (kind.equals("pki") ? state.pki() : state.ca()).containsKey(wanted);
        if (!known && !state.incomplete()) {
            throw noSuch(kind, word);
        }
    }

    private Finding noSuch(String kind, Argument.Word word) {
        Set<String> names = (kind.equals("pki") ? state.pki() : state.ca()).keySet();
        Diagnostics error =
                Diagnostics.error("no-such-" + kind, word.span())
                        .original(kind + " name not found: " + word.text())
                        .message(
                                "there is no `"
                                        + kind
                                        + "` of the name `"
                                        + word.text()
                                        + "` above this line");
        CloseName.among(names, word.text().toLowerCase(Locale.ROOT))
                .ifPresent(
                        close ->
                                error.help("did you mean `" + close + "`?")
                                        .edit(Spelled.as(word, close)));
        return new Finding(error.build());
    }

    private Listener listener(String on, boolean socket, int at, Listener.Tls mode) {
        Listener.Options options =
                new Listener.Options(
                        Optional.ofNullable(filter),
                        Optional.ofNullable(senders),
                        masquerade,
                        said.contains("mask-source"),
                        said.contains("received-auth"),
                        said.contains("no-dsn"),
                        said.contains("proxy-v2"),
                        verify,
                        Optional.ofNullable(ciphers),
                        Optional.ofNullable(protocols));
        return new Listener(
                on,
                socket,
                at,
                family,
                mode,
                auth,
                Optional.ofNullable(credentials),
                pki.stream().findFirst().map(ListenDraft::name),
                Optional.ofNullable(ca).map(ListenDraft::name),
                tag,
                Optional.ofNullable(hostname),
                Optional.ofNullable(hostnames),
                options,
                statement.clauses().stream().map(ListenDraft::option).collect(toSet()),
                statement.span());
    }

    /** The option of {@link Listener#said} that a clause is about. */
    private static String option(Clause clause) {
        String word = clause.name().split(" ", 2)[0];
        return switch (word) {
            case "smtps", "tls-require", "ssl", "secure" -> "tls";
            case "auth-optional" -> "auth";
            case "inet4", "inet6" -> "family";
            default -> word;
        };
    }

    private static String name(Clause clause) {
        String text = ((Argument.Word) clause.arguments().getFirst()).text();
        return text.toLowerCase(Locale.ROOT);
    }
}
