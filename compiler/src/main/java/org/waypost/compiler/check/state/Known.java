package org.waypost.compiler.check.state;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.waypost.compiler.ast.Clause;
import org.waypost.compiler.check.table.Finding;
import org.waypost.compiler.check.table.Spelled;
import org.waypost.compiler.source.Span;
import org.waypost.grammar.Directive;
import org.waypost.grammar.Directives;
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

    /** The entries of the clauses that were met: there are some hundred of them. */
    private static final Map<Form, Optional<Directive>> FORMS = new ConcurrentHashMap<>();

    /** What a clause is called, and where. */
    private record Form(String place, String name) {}

    private static final Map<String, String> RENAMED =
            Map.of(
                    "helo", "hostnames",
                    "ssl", "tls` and `smtps",
                    "secure", "tls` and `smtps",
                    "certificate", "pki",
                    "users", "userbase");

    private Known() {}

    /** What a word became that its dialect gave up, as the end of a sentence. */
    public static String successor(String word) {
        String now = RENAMED.get(word);
        return now == null ? "" : ", later it is `" + now + "`";
    }

    /** The name in the catalogue of a clause. */
    public static String name(Clause clause) {
        String word = clause.name().replace(" regex", "");
        return PLACES.getOrDefault(clause.place(), clause.place()) + " " + word;
    }

    /** The same of a clause. */
    public static void require(Clause clause, Release release) {
        Form form = new Form(clause.place(), clause.name());
        Optional<Directive> directive = FORMS.get(form);
        if (directive == null) {
            directive = Directives.named(name(clause));
            FORMS.put(form, directive);
        }
        require(directive, clause.keyword(), release);
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
