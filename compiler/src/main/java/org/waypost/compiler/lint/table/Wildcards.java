package org.waypost.compiler.lint.table;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Diagnostics;
import org.waypost.compiler.lint.subject.Checked;
import org.waypost.compiler.lint.subject.Lint;
import org.waypost.compiler.lint.subject.PlacedEntry;
import org.waypost.compiler.lint.subject.TableRole;
import org.waypost.engine.rule.Matching;
import org.waypost.engine.table.pattern.Glob;

/**
 * Wildcards that match less than they seem to. In a name `*` skips to the first character that is
 * like the next one of the pattern, and never comes back.
 */
public final class Wildcards implements Lint {
    @Override
    public void look(Checked checked, Consumer<Diagnostic> report) {
        for (TableRole role : checked.kinds()) {
            List<PlacedEntry> entries = checked.contents().of(role);
            int told = 0;
            for (PlacedEntry entry : entries) {
                boolean wild = entry.key().indexOf('*') >= 0;
                if (wild && told < Limits.FINDINGS_A_TABLE) {
                    Optional<Diagnostic> found = found(entry, role, entries, checked.matching());
                    found.ifPresent(report);
                    told += found.isPresent() ? 1 : 0;
                }
            }
        }
    }

    private static Optional<Diagnostic> found(
            PlacedEntry entry, TableRole role, List<PlacedEntry> entries, Matching matching) {
        String key = entry.key();
        return switch (role.service()) {
            case DOMAIN -> pattern(entry, key, entries);
            case MAILADDR -> mail(entry, key, entries, matching);
            case STRING ->
                    key.contains("@") || key.equals("*")
                            ? Optional.empty()
                            : literal(entry, "names are compared as they are here");
            case NETADDR ->
                    role.clause().name().equals("from rdns") ? reverse(entry) : Optional.empty();
            case ALIAS, USERINFO, CREDENTIALS, ADDRNAME, MAILADDRMAP ->
                    literal(entry, "keys are compared as they are here");
            case RELAYHOST ->
                    role.clause().name().equals("domain")
                            ? literal(entry, "domains are compared as they are here")
                            : Optional.empty();
            case SOURCE, REGEX -> Optional.empty();
        };
    }

    private static Optional<Diagnostic> mail(
            PlacedEntry entry, String key, List<PlacedEntry> entries, Matching matching) {
        int at = key.lastIndexOf('@');
        String user = at < 0 ? key : key.substring(0, at);
        if (at < 0) {
            return literal(entry, "an entry without `@` is a user; a domain is `@" + key + "`");
        }
        if (user.indexOf('*') >= 0) {
            return literal(entry, "in a user it is no wildcard; everybody is `@DOMAIN`");
        }
        return matching == Matching.V2013
                ? literal(entry, "wildcards in senders are known since 5.4")
                : pattern(entry, key.substring(at + 1), entries);
    }

    private static Optional<Diagnostic> literal(PlacedEntry entry, String why) {
        return Optional.of(
                Diagnostics.warning("wildcard-literal", entry.span())
                        .message(
                                entry.sentence(
                                        "the `*` of `"
                                                + entry.key()
                                                + "` stands for itself, so this hardly ever"
                                                + " matches"))
                        .help(why)
                        .build());
    }

    private static Optional<Diagnostic> reverse(PlacedEntry entry) {
        return Optional.of(
                Diagnostics.warning("rdns-pattern", entry.span())
                        .message(
                                entry.sentence(
                                        "`"
                                                + entry.key()
                                                + "` never matches: `from rdns` compares names as"
                                                + " addresses, without wildcards"))
                        .help("`from rdns regex` takes patterns")
                        .build());
    }

    private static Optional<Diagnostic> pattern(
            PlacedEntry entry, String pattern, List<PlacedEntry> entries) {
        int star = pattern.indexOf('*');
        String rest = pattern.substring(star + 1);
        if (rest.isEmpty() || rest.indexOf('*') >= 0) {
            return Optional.empty();
        }
        if (rest.startsWith(".")) {
            return depth(entry, pattern, entries);
        }
        String missed = pattern.substring(0, star) + "x" + rest.charAt(0) + "x" + rest;
        boolean misses = !new Glob(pattern).matches(missed);
        return misses ? Optional.of(first(entry, rest.charAt(0), missed)) : Optional.empty();
    }

    private static Diagnostic first(PlacedEntry entry, char next, String missed) {
        return Diagnostics.warning("wildcard-first", entry.span())
                .message(
                        entry.sentence(
                                "`"
                                        + entry.key()
                                        + "` does not match `"
                                        + missed
                                        + "`: `*` goes to the first `"
                                        + next
                                        + "` and no further"))
                .help("let a `.` follow the `*`, or use `regex` where it is known")
                .build();
    }

    /** What stands before the dot is one label; the name without it is not meant at all. */
    private static Optional<Diagnostic> depth(
            PlacedEntry entry, String pattern, List<PlacedEntry> entries) {
        int star = pattern.indexOf('*');
        String bare = pattern.substring(star + 2);
        String deep = pattern.replace("*", "a.b");
        Glob glob = new Glob(pattern);
        boolean shallow = !glob.matches(deep);
        boolean whole = star == 0 && !glob.matches(bare) && bare.indexOf('.') >= 0;
        if (!shallow) {
            return Optional.empty();
        }
        String apex = entry.key().substring(0, entry.key().length() - pattern.length()) + bare;
        boolean besides = entries.stream().anyMatch(e -> e.key().equalsIgnoreCase(apex));
        String what =
                whole && !besides
                        ? "it matches neither `" + deep + "` nor `" + bare + "`"
                        : "it does not match `" + deep + "`";
        return Optional.of(
                Diagnostics.hint("wildcard-depth", entry.span())
                        .message(
                                entry.sentence(
                                        "the `*` of `"
                                                + entry.key()
                                                + "` stands for one label: "
                                                + what))
                        .help("list what else is meant, or use `regex` where it is known")
                        .build());
    }
}
