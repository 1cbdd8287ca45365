package org.waypost.compiler.check.listen;

import java.util.List;
import java.util.Set;
import org.waypost.compiler.ast.Argument;
import org.waypost.compiler.ast.Clause;
import org.waypost.compiler.ast.Statement;
import org.waypost.compiler.check.setting.FilterNames;
import org.waypost.compiler.check.state.CheckState;
import org.waypost.compiler.check.state.Known;
import org.waypost.compiler.check.table.Finding;
import org.waypost.compiler.check.table.Spelled;
import org.waypost.compiler.check.table.TableUse;
import org.waypost.compiler.model.Listener;
import org.waypost.compiler.source.Span;
import org.waypost.engine.table.Service;
import org.waypost.grammar.Release;

/** Judges {@code listen} statements. */
public final class ListenCheck {
    private static final List<String> STRICT =
            List.of("port", "tls", "certificate", "auth", "tag", "hostname");

    /** The codes of what is judged when all options have been read. */
    public static final Set<String> WHEN_COMPLETE =
            Set.of("listen-options", "no-such-interface", "no-such-pki", "no-such-ca");

    private final CheckState state;

    public ListenCheck(CheckState state) {
        this.state = state;
    }

    /** Judges the statement and keeps its listeners. */
    public void judge(Statement statement) {
        if (statement.head().endsWith("socket")) {
            socket(statement);
            return;
        }
        if (statement.arguments().isEmpty()) {
            return;
        }
        ListenDraft draft = new ListenDraft(state, statement);
        int last = -1;
        for (Clause clause : statement.clauses()) {
            last = known(draft, clause, last);
            state.tables(clause);
            option(draft, clause);
        }
        if (!statement.broken()) {
            state.listeners().addAll(draft.build());
        }
    }

    /** What the release does not know ends the options, and those before it are judged first. */
    private int known(ListenDraft draft, Clause clause, int last) {
        String name = clause.name();
        if (name.startsWith("port ") && !Known.knows(clause, state.release())) {
            throw keywordPort(clause, name.substring("port ".length()));
        }
        try {
            Known.require(clause, state.release());
            return state.since(Release.R5_4) || !state.classic() ? last : rank(clause, last);
        } catch (Finding syntax) {
            draft.build();
            throw syntax;
        }
    }

    private static Finding keywordPort(Clause clause, String word) {
        return Finding.syntax(
                clause.span(),
                "`" + word + "` is a keyword, not the name of a port",
                "the name of a port stands in quotes",
                Spelled.at(clause.span(), "port \"" + word + "\""));
    }

    private static int rank(Clause clause, int last) {
        int rank = STRICT.indexOf(group(clause.name()));
        if (rank <= last) {
            throw Finding.syntax(
                    clause.keyword(),
                    "`" + clause.name() + "` stands too late",
                    "the order of listener options is free since 5.4");
        }
        return rank;
    }

    private static String group(String name) {
        return switch (name) {
            case "smtps", "ssl", "tls-require" -> "tls";
            case "auth-optional" -> "auth";
            default -> name;
        };
    }

    private void option(ListenDraft draft, Clause clause) {
        switch (clause.name()) {
            case "inet4" -> draft.family(clause, Listener.Family.INET4);
            case "inet6" -> draft.family(clause, Listener.Family.INET6);
            case "port", "port smtp", "port smtps" -> draft.port(clause);
            case "filter" -> draft.filter(clause);
            case "smtps",
                    "smtps verify",
                    "tls",
                    "tls-require",
                    "tls-require verify",
                    "ssl",
                    "secure" ->
                    draft.tls(clause);
            case "auth" -> draft.auth(clause, Listener.Auth.REQUIRED);
            case "auth-optional" -> draft.auth(clause, Listener.Auth.OPTIONAL);
            case "pki" -> draft.pki(clause);
            case "hostnames" -> draft.hostnames(clause);
            case "senders", "senders masquerade" -> draft.senders(clause);
            case "mask-src", "mask-source", "received-auth", "no-dsn", "proxy-v2" ->
                    draft.flag(clause);
            default -> draft.word(clause);
        }
    }

    private void socket(Statement statement) {
        ListenDraft draft = new ListenDraft(state, statement);
        for (Clause clause : statement.clauses()) {
            state.gate(clause);
            switch (clause.name()) {
                case "filter" -> draft.filter(clause);
                case "tag" -> draft.word(clause);
                default -> draft.flag(clause);
            }
        }
        if (!statement.complete()) {
            return;
        }
        if (!state.first("socket listener")) {
            throw Finding.error(
                            "said-twice",
                            statement.span(),
                            "socket listener already configured",
                            "`listen on socket` is said twice")
                    .pointing(earlierSocket(), "first said here");
        }
        state.listeners().add(draft.socket());
    }

    private Span earlierSocket() {
        return state.listeners().stream()
                .filter(Listener::socket)
                .map(Listener::span)
                .findFirst()
                .orElseThrow();
    }

    /** The filter of a listener: a name, or a list that is a chain. */
    static String filter(CheckState state, Clause clause) {
        Argument names = clause.arguments().getFirst();
        FilterNames.require(state, names);
        return switch (names) {
            case Argument.Word word -> word.text();
            case Argument.Block block ->
                    String.join(",", block.entries().stream().map(e -> e.key().text()).toList());
            case Argument.Number _, Argument.Reference _ -> "";
        };
    }

    static TableUse use(Service service, String parameter) {
        return TableUse.classicMap(service, parameter);
    }
}
