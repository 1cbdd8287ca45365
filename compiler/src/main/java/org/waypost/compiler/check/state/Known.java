package org.waypost.compiler.check.state;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.waypost.compiler.ast.Clause;
import org.waypost.compiler.check.table.Finding;
import org.waypost.compiler.check.table.Spelled;
import org.waypost.compiler.source.Span;
import org.waypost.grammar.Directive;
import org.waypost.grammar.Directives;
import org.waypost.grammar.Keywords;
import org.waypost.grammar.Release;

/** Whether a release knows a form, by the catalogue. */
public final class Known {
    private static final Map<String, String> PLACES =
            Map.ofEntries(
                    Map.entry("condition", "accept"),
                    Map.entry("expansion", "accept"),
                    Map.entry("delivery", "accept"),
                    Map.entry("deliveryOption", "accept relay"),
                    Map.entry("tail", "accept"),
                    Map.entry("localMethod", "action"),
                    Map.entry("local", "action"),
                    Map.entry("relay", "action relay"),
                    Map.entry("ttl", "action"),
                    Map.entry("process", "proc"),
                    Map.entry("session", "filter"),
                    Map.entry("helo", "filter"),
                    Map.entry("auth", "filter"),
                    Map.entry("sender", "filter"),
                    Map.entry("recipient", "filter"),
                    Map.entry("filterAction", "filter"),
                    Map.entry("commitAction", "filter"));

    /** The entries of the clauses that were met, by place and name: there are some hundred. */
    private static final Map<String, Map<String, Optional<Directive>>> FORMS =
            new ConcurrentHashMap<>();

    /** What one word became two: the catalogue names one successor, for the edit. */
    private static final Map<String, String> SPLIT =
            Map.of("ssl", "tls` and `smtps", "secure", "tls` and `smtps");

    private Known() {}

    /** What a word became that its dialect gave up, as the end of a sentence. */
    public static String successor(String word) {
        Optional<String> now =
                Optional.ofNullable(SPLIT.get(word)).or(() -> renamed(word).findFirst());
        return now.map(later -> ", later it is `" + later + "`").orElse("");
    }

    private static Stream<String> renamed(String word) {
        return Directives.all().stream()
                .filter(old -> !old.successor().isEmpty() && old.name().endsWith(" " + word))
                .map(Directive::successor)
                .map(later -> later.substring(later.lastIndexOf(' ') + 1));
    }

    /** When other releases reserve a word that {@code release} does not, as a sentence. */
    public static Optional<String> reserved(String word, Release release) {
        List<Release> others =
                Release.of(release.dialect()).stream()
                        .filter(r -> Keywords.of(r).contains(word))
                        .toList();
        if (others.isEmpty() || others.contains(release)) {
            return Optional.empty();
        }
        boolean later = others.getLast().compareTo(release) > 0;
        String range =
                later
                        ? "since " + others.getFirst().label()
                        : "until " + others.getLast().label() + successor(word);
        return Optional.of("`" + word + "` is known " + range);
    }

    /** The name in the catalogue of a clause. */
    public static String name(Clause clause) {
        String word = clause.name().replace(" regex", "");
        return PLACES.getOrDefault(clause.place(), clause.place()) + " " + word;
    }

    /** The same of a clause. */
    public static void require(Clause clause, Release release) {
        require(directive(clause), clause.keyword(), release);
    }

    /** Whether a release knows the form of a clause; what is in no catalogue all of them know. */
    public static boolean knows(Clause clause, Release release) {
        return directive(clause).map(d -> d.releases().contains(release)).orElse(true);
    }

    /** The entry of a clause in the catalogue; the same object for all clauses of one form. */
    public static Optional<Directive> directive(Clause clause) {
        return FORMS.computeIfAbsent(clause.place(), _ -> new ConcurrentHashMap<>())
                .computeIfAbsent(clause.name(), _ -> Directives.named(name(clause)));
    }

    /** Refuses what the release does not know, as the syntax error that it is there. */
    public static void require(String name, Span span, Release release) {
        require(Directives.named(name), span, release);
    }

    private static void require(Optional<Directive> directive, Span span, Release release) {
        if (directive.isEmpty() || directive.get().releases().contains(release)) {
            return;
        }
        String word = span.file().text().substring(span.start(), span.end());
        String range = directive.get().range(release.dialect());
        String name = directive.get().name();
        String now = range.startsWith("until") ? successor(word) : "";
        String help = range.isEmpty() ? "" : "`" + name + "` is known " + range + now;
        throw Finding.syntax(
                span,
                "`" + word + "` may not stand here",
                help,
                renamed(directive.get(), word, release).flatMap(later -> Spelled.at(span, later)));
    }

    /** What the word is called in a release, when it was renamed before it. */
    private static Optional<String> renamed(Directive old, String word, Release release) {
        return Directives.named(old.successor())
                .filter(now -> now.releases().contains(release) && old.name().endsWith(" " + word))
                .map(now -> now.name().substring(old.name().length() - word.length()));
    }
}
