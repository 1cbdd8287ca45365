package org.waypost.compiler.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waypost.compiler.syntax.RawStatement;
import org.waypost.grammar.ConfToken;
import org.waypost.grammar.Dialect;

/** What is written otherwise in the other dialect, or was before 2013. */
final class Spellings {
    /** The code of what was written so before the snapshot of January 2013. */
    static final String BEFORE_2013 = "before-2013";

    private static final Map<String, String> OPTION_SINCE_6_4 =
            Map.ofEntries(
                    Map.entry("sender", "mail-from"),
                    Map.entry("recipient", "rcpt-to"),
                    Map.entry("tagged", "tag"),
                    Map.entry("source", "src"),
                    Map.entry("mask-source", "mask-src"),
                    Map.entry("certificate", "cert"),
                    Map.entry("authenticated", "auth"),
                    Map.entry("via", "host"),
                    Map.entry("ssl", "tls"),
                    Map.entry("secure", "tls"),
                    Map.entry("users", "userbase"),
                    Map.entry("hostnames", "helo-src"),
                    Map.entry("expire", "ttl"));
    private static final Map<String, String> OPTION_UNTIL_6_0 =
            Map.ofEntries(
                    Map.entry("mail-from", "sender"),
                    Map.entry("rcpt-to", "recipient"),
                    Map.entry("tag", "tagged"),
                    Map.entry("src", "source"),
                    Map.entry("mask-src", "mask-source"),
                    Map.entry("cert", "certificate"),
                    Map.entry("auth", "authenticated"),
                    Map.entry("host", "via"),
                    Map.entry("helo-src", "hostnames"),
                    Map.entry("ttl", "expire"));
    private static final Map<String, String> STATEMENT_SINCE_6_4 =
            Map.of(
                    "bounce-warn", "bounce warn-interval",
                    "expire", "queue ttl",
                    "max-message-size", "smtp max-message-size",
                    "subaddressing-delimiter", "smtp sub-addr-delim",
                    "ciphers", "smtp ciphers",
                    "max-mta-deferred", "mta max-deferred");
    private static final Map<String, String> STATEMENT_UNTIL_6_0 =
            Map.of(
                    "bounce warn-interval", "bounce-warn",
                    "smtp max-message-size", "max-message-size",
                    "smtp sub-addr-delim", "subaddressing-delimiter",
                    "smtp ciphers", "ciphers",
                    "mta max-deferred", "max-mta-deferred",
                    "smtp limit", "limit session",
                    "mta limit", "limit mta",
                    "mda limit", "limit mda",
                    "scheduler limit", "limit scheduler");
    private static final List<String> LIMITED = List.of("mda", "mta", "scheduler");

    private Spellings() {}

    /** How {@code here} writes an option of the other dialect. */
    static Optional<String> option(String word, Dialect here) {
        return switch (here) {
            case MODERN ->
                    Optional.ofNullable(OPTION_SINCE_6_4.get(word))
                            .map(o -> "`" + word + "` is written `" + o + "` since 6.4");
            case CLASSIC ->
                    Optional.ofNullable(OPTION_UNTIL_6_0.get(word))
                            .map(o -> "`" + word + "` is written `" + o + "` until 6.0");
        };
    }

    /** How {@code here} writes a statement of the other dialect; empty when it is a rule. */
    static Optional<String> statement(RawStatement raw, Dialect here) {
        String first = raw.firstWord();
        String second = raw.row().size() > 1 ? raw.row().value(1) : "";
        return switch (here) {
            case MODERN -> {
                String limit = LIMITED.contains(second) ? second + " limit" : "smtp limit";
                String now = first.equals("limit") ? limit : STATEMENT_SINCE_6_4.get(first);
                yield Optional.ofNullable(now).map(n -> "since 6.4 it is written `" + n + "`");
            }
            case CLASSIC ->
                    Optional.ofNullable(STATEMENT_UNTIL_6_0.get(first + " " + second))
                            .map(n -> "until 6.0 it is written `" + n + "`");
        };
    }

    /** What was written so in 2012, and how it is since. */
    static Optional<String> old(RawStatement raw, String found, Dialect here) {
        String before = before(raw, found);
        if (raw.firstWord().equals("map")) {
            return Optional.of("since 2013 a `map` is a table: `" + table(raw) + "`");
        }
        boolean everything = found.equals("all") && here == Dialect.CLASSIC;
        if (everything && (before.equals("for") || before.equals("from"))) {
            return Optional.of("since 2013 everything is called `any`: `" + before + " any`");
        }
        if (found.equals("enable")) {
            return Optional.of("since 2013 it is only `auth`");
        }
        if (found.equals("virtual") && before.equals("for")) {
            String rule =
                    here == Dialect.CLASSIC
                            ? "`for domain <…> virtual <…>`"
                            : "`virtual <…>` in the action";
            return Optional.of("since 2013 domains and users are two tables: " + rule);
        }
        return Optional.empty();
    }

    private static String before(RawStatement raw, String found) {
        String before = "";
        for (ConfToken token : raw.tokens()) {
            if (token.value().equals(found)) {
                return before;
            }
            before = token.value();
        }
        return "";
    }

    /** {@code map NAME source TYPE "path"}, or the same in braces, as a table. */
    private static String table(RawStatement raw) {
        List<String> words =
                raw.tokens().stream()
                        .map(ConfToken::value)
                        .filter(w -> !w.equals("{") && !w.equals("}") && !w.isBlank())
                        .toList();
        if (words.size() < 5 || !words.get(2).equals("source")) {
            return "table NAME { … }";
        }
        String kind = words.get(3).equals("plain") ? "file" : words.get(3);
        return "table " + words.get(1) + " " + kind + ":" + words.get(4);
    }
}
