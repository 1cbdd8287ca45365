package org.waypost.compiler.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.waypost.compiler.syntax.RawStatement;
import org.waypost.grammar.ConfToken;
import org.waypost.grammar.Dialect;
import org.waypost.grammar.Directives;
import org.waypost.grammar.Renaming;

/** What is written otherwise in the other dialect, or was before 2013. */
final class Spellings {
    /** The code of what was written so before the snapshot of January 2013. */
    static final String BEFORE_2013 = "before-2013";

    private static final Map<String, String> OPTION_SINCE_6_4 = since(Renaming.Kind.OPTION);
    private static final Map<String, String> OPTION_UNTIL_6_0 = until(Renaming.Kind.OPTION);
    private static final Map<String, String> STATEMENT_SINCE_6_4 = since(Renaming.Kind.STATEMENT);
    private static final Map<String, String> STATEMENT_UNTIL_6_0 = until(Renaming.Kind.STATEMENT);

    private Spellings() {}

    private static Map<String, String> since(Renaming.Kind kind) {
        return Directives.renamings().stream()
                .filter(r -> r.kind() == kind)
                .collect(Collectors.toMap(Renaming::classic, Renaming::modern));
    }

    private static Map<String, String> until(Renaming.Kind kind) {
        return Directives.renamings().stream()
                .filter(r -> r.kind() == kind && r.back())
                .collect(Collectors.toMap(Renaming::modern, Renaming::classic));
    }

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
        String both = first + " " + second;
        return switch (here) {
            case MODERN ->
                    Optional.ofNullable(STATEMENT_SINCE_6_4.get(both))
                            .or(() -> Optional.ofNullable(STATEMENT_SINCE_6_4.get(first)))
                            .map(now -> "since 6.4 it is written `" + now + "`");
            case CLASSIC ->
                    Optional.ofNullable(STATEMENT_UNTIL_6_0.get(both))
                            .map(old -> "until 6.0 it is written `" + old + "`");
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
