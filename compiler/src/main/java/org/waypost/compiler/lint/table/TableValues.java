package org.waypost.compiler.lint.table;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Diagnostics;
import org.waypost.compiler.lint.subject.Checked;
import org.waypost.compiler.lint.subject.Lint;
import org.waypost.compiler.lint.subject.PlacedEntry;
import org.waypost.compiler.lint.subject.TableRole;
import org.waypost.engine.rule.Matching;
import org.waypost.engine.table.network.IpText;
import org.waypost.engine.table.network.NetworkNotation;
import org.waypost.grammar.Release;

/** Entries that no release can read when it needs them (table(5)). */
public final class TableValues implements Lint {
    private static final Pattern IDS = Pattern.compile("[0-9]+:[0-9]+:/.*");
    private static final Pattern USER_AND_IDS = Pattern.compile("[^:]+:[0-9]+:[0-9]+:/.*");

    /** The forms of crypt(3): {@code $id$…}, {@code _…} and the 13 characters of DES. */
    private static final Pattern HASH =
            Pattern.compile("\\$[0-9a-zA-Z]+\\$.+|_.{19}|[./0-9A-Za-z]{13}");

    private static final int SHORTEST_CREDENTIALS = 3;

    @Override
    public void look(Checked checked, Consumer<Diagnostic> report) {
        for (TableRole role : checked.kinds()) {
            int told = 0;
            for (PlacedEntry entry : checked.contents().of(role)) {
                Optional<Diagnostic> found = found(entry, role, checked);
                if (found.isPresent() && told++ < Limits.FINDINGS_A_TABLE) {
                    report.accept(found.get());
                }
            }
        }
    }

    private static Optional<Diagnostic> found(PlacedEntry entry, TableRole role, Checked checked) {
        return switch (role.service()) {
            case NETADDR -> network(entry, role, checked.matching());
            case SOURCE, ADDRNAME ->
                    isAddress(entry.key())
                            ? Optional.empty()
                            : value(entry, entry.key(), "is no address, which is needed here");
            case USERINFO ->
                    user(entry, checked.classic() && !checked.release().atLeast(Release.R5_4));
            case CREDENTIALS -> credentials(entry, role);
            case ALIAS, DOMAIN, MAILADDR, MAILADDRMAP, RELAYHOST, STRING, REGEX -> Optional.empty();
        };
    }

    private static Optional<Diagnostic> network(
            PlacedEntry entry, TableRole role, Matching matching) {
        String key = entry.key();
        boolean name = role.clause().name().endsWith("rdns") || key.equalsIgnoreCase("local");
        NetworkNotation notation =
                matching == Matching.V2013
                        ? NetworkNotation.WHOLE_ADDRESSES
                        : NetworkNotation.CLASSFUL;
        return name || notation.read(key).isPresent()
                ? Optional.empty()
                : value(entry, key, "is no address and no network, so it never matches");
    }

    private static boolean isAddress(String text) {
        String plain = text.replaceFirst("^\\[(.*)]$", "$1").replaceFirst("^(?i)ipv6:", "");
        return IpText.v4(plain).isPresent() || IpText.v6(plain).isPresent();
    }

    /** The old form is taken wherever a release may be meant that has it. */
    private static Optional<Diagnostic> user(PlacedEntry entry, boolean old) {
        String value = entry.value();
        boolean good =
                value.isEmpty()
                        || IDS.matcher(value).matches()
                        || old && USER_AND_IDS.matcher(value).matches();
        String wanted = old ? "user:uid:gid:/home" : "uid:gid:/home";
        return good
                ? Optional.empty()
                : value(entry, value, "is no user; expected `" + wanted + "`");
    }

    /** What is sent to another server, or what a client's password is compared with. */
    private static Optional<Diagnostic> credentials(PlacedEntry entry, TableRole role) {
        String value = entry.value();
        if (value.isEmpty()) {
            return Optional.empty();
        }
        boolean listener = role.clause().place().equals("listen");
        int colon = value.indexOf(':');
        if (listener) {
            String hash = value.substring(colon + 1);
            return HASH.matcher(hash).matches()
                    ? Optional.empty()
                    : secret(
                            entry,
                            "is no hash of crypt(3), so nobody can log in with it",
                            "`smtpctl encrypt` makes one of a password");
        }
        boolean halves = colon != 0 && colon != value.length() - 1;
        return value.length() >= SHORTEST_CREDENTIALS && halves
                ? Optional.empty()
                : secret(entry, "cannot be read", "expected `user:password`");
    }

    private static Optional<Diagnostic> value(PlacedEntry entry, String text, String what) {
        return Optional.of(
                Diagnostics.warning("table-value", entry.span())
                        .message(entry.sentence("`" + text + "` " + what))
                        .build());
    }

    /** Names the key: what is secret is not shown. */
    private static Optional<Diagnostic> secret(PlacedEntry entry, String what, String help) {
        return Optional.of(
                Diagnostics.warning("table-value", entry.span())
                        .message(entry.sentence("the password of `" + entry.key() + "` " + what))
                        .help(help)
                        .build());
    }
}
