package org.waypost.compiler.lint.table;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.waypost.compiler.ast.Argument;
import org.waypost.compiler.ast.Clause;
import org.waypost.compiler.ast.Statement;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Diagnostics;
import org.waypost.compiler.lint.subject.Checked;
import org.waypost.compiler.lint.subject.Lint;
import org.waypost.compiler.lint.subject.PlacedEntry;
import org.waypost.compiler.lint.subject.TableRole;
import org.waypost.compiler.source.Span;
import org.waypost.engine.table.Service;
import org.waypost.engine.table.Table;

/**
 * Relay URLs that are not read before there is mail for them, and their labels. Since 6.4 a URL is
 * {@code [scheme://[label@]]host[:port]} with few schemes; the classic ones are refused at
 * delivery.
 */
public final class RelayUrls implements Lint {
    private static final Pattern URL =
            Pattern.compile("(?:(?<scheme>[^:/]*)://)?(?:(?<label>[^@]*)@)?(?<rest>.*)");
    private static final Pattern HOST = Pattern.compile("(\\[[^]]+]|[^:\\[\\]]+)(:[0-9]{1,5})?");
    private static final Set<String> SCHEMES =
            Set.of("smtp", "smtp+tls", "smtp+notls", "smtps", "lmtp");
    private static final Set<String> WITH_LABEL = Set.of("smtp+tls", "smtps");

    private static final Set<String> CLASSIC =
            Set.of("tls", "ssl", "smtps+auth", "tls+auth", "ssl+auth", "secure", "secure+auth");

    /** The classic schemes that have another name now. */
    private static final Map<String, String> RENAMED =
            Map.of("tls+auth", "smtp+tls", "tls", "smtp+tls", "smtps+auth", "smtps");

    @Override
    public void look(Checked checked, Consumer<Diagnostic> report) {
        for (TableRole role : checked.roles()) {
            if (role.service() == Service.RELAYHOST) {
                checked.contents().of(role).stream()
                        .flatMap(entry -> modern(entry, role, checked).stream())
                        .limit(Limits.FINDINGS_A_TABLE)
                        .forEach(report);
            }
        }
        for (Statement statement : checked.statements()) {
            statement.clauses().stream()
                    .filter(clause -> clause.name().equals("relay via"))
                    .flatMap(clause -> classic(clause, statement, checked).stream())
                    .forEach(report);
        }
    }

    private static Optional<Diagnostic> modern(PlacedEntry entry, TableRole role, Checked checked) {
        boolean map = role.clause().name().equals("domain");
        String url = map ? entry.value() : entry.key();
        return isHost(url)
                ? Optional.empty()
                : unreadable(entry, url).or(() -> label(entry, url, role, checked));
    }

    private static Optional<Diagnostic> classic(
            Clause clause, Statement statement, Checked checked) {
        Argument.Word word = (Argument.Word) clause.arguments().getFirst();
        Matcher url = URL.matcher(word.text());
        if (!url.matches() || url.group("label") == null) {
            return Optional.empty();
        }
        String label = url.group("label");
        return credentials(checked, statement)
                .filter(auth -> lacks(checked, auth, label))
                .map(auth -> noSuchLabel(word.span(), "", label, auth));
    }

    /** Nearly all are the name of a host, and nothing is wrong with that. */
    private static boolean isHost(String url) {
        return url.chars().noneMatch(c -> c == ':' || c == '/' || c == '@' || c == '[' || c == ']');
    }

    private static Optional<Diagnostic> unreadable(PlacedEntry entry, String text) {
        Matcher url = URL.matcher(text);
        if (!url.matches() || text.isEmpty()) {
            return Optional.empty();
        }
        String scheme = url.group("scheme");
        String name = scheme == null ? "smtp" : scheme.toLowerCase(Locale.ROOT);
        boolean labelled = url.group("label") != null;
        Matcher host = HOST.matcher(url.group("rest"));
        String problem = "";
        if (!SCHEMES.contains(name)) {
            String why = CLASSIC.contains(name) ? "not known since 6.4" : "no scheme that is known";
            problem = "`" + scheme + "://` is " + why;
        } else if (labelled && !WITH_LABEL.contains(name)) {
            problem = "a label goes with `smtp+tls://` and `smtps://` only";
        } else if (!host.matches()) {
            problem = "`" + url.group("rest") + "` is no host with a port";
        } else if (name.equals("lmtp") && host.group(2) == null) {
            problem = "`lmtp://` needs a port";
        }
        return problem.isEmpty() ? Optional.empty() : Optional.of(bad(entry, text, name, problem));
    }

    private static Diagnostic bad(PlacedEntry entry, String text, String scheme, String problem) {
        Diagnostics found =
                Diagnostics.warning("relay-url", entry.span())
                        .message(
                                entry.sentence(
                                        "mail for `" + text + "` never goes out: " + problem));
        String renamed = RENAMED.get(scheme);
        if (renamed == null) {
            return found.help(
                            "expected `[SCHEME://[LABEL@]]HOST[:PORT]`, SCHEME one of smtp,"
                                    + " smtp+tls, smtp+notls, smtps, lmtp")
                    .build();
        }
        found.help("it is called `" + renamed + "://` since 6.4");
        scheme(entry, scheme).ifPresent(at -> found.edit(at, renamed));
        return found.build();
    }

    /** Where the scheme stands in the configuration, when it is written there. */
    private static Optional<Span> scheme(PlacedEntry entry, String scheme) {
        Span span = entry.span();
        String text = span.file().text().substring(span.start(), span.end());
        int at = text.toLowerCase(Locale.ROOT).indexOf(scheme + "://");
        boolean written =
                entry.within().isEmpty()
                        && entry.word().filter(w -> w.macro().isEmpty()).isPresent()
                        && at >= 0;
        int start = span.start() + at;
        return written
                ? Optional.of(new Span(span.file(), start, start + scheme.length(), span.line()))
                : Optional.empty();
    }

    private static Optional<Diagnostic> label(
            PlacedEntry entry, String text, TableRole role, Checked checked) {
        Matcher url = URL.matcher(text);
        if (!url.matches() || url.group("label") == null) {
            return Optional.empty();
        }
        String label = url.group("label");
        Optional<TableRole> auth = credentials(checked, role.statement());
        if (auth.isEmpty() && role.statement().clauses().stream().noneMatch(RelayUrls::asksAuth)) {
            return Optional.of(
                    Diagnostics.warning("relay-label", entry.span())
                            .message(
                                    entry.sentence(
                                            "the label `"
                                                    + label
                                                    + "` needs credentials, and the action has no"
                                                    + " `auth`"))
                            .help("add `auth` with a table of `label = user:password`")
                            .build());
        }
        return auth.filter(a -> lacks(checked, a, label))
                .map(a -> noSuchLabel(entry.span(), entry.within(), label, a));
    }

    private static boolean asksAuth(Clause clause) {
        return clause.name().equals("auth");
    }

    private static Optional<TableRole> credentials(Checked checked, Statement statement) {
        return checked.roles(statement).stream()
                .filter(role -> role.service() == Service.CREDENTIALS)
                .findFirst();
    }

    private static boolean lacks(Checked checked, TableRole auth, String label) {
        return auth.table() instanceof Table.InMemory memory
                && checked.lookup().find(memory, Service.CREDENTIALS, label).isEmpty();
    }

    private static Diagnostic noSuchLabel(Span span, String within, String label, TableRole auth) {
        String text = "there are no credentials for the label `" + label + "`";
        return Diagnostics.warning("relay-label", span)
                .message(within.isEmpty() ? text : within + ": " + text)
                .label(auth.clause().span(), "looked for here")
                .help("add an entry `" + label + " = user:password` to the table")
                .build();
    }
}
