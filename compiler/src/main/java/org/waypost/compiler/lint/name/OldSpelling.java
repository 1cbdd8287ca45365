package org.waypost.compiler.lint.name;

import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.waypost.compiler.ast.Clause;
import org.waypost.compiler.ast.Statement;
import org.waypost.compiler.check.state.Known;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Diagnostics;
import org.waypost.compiler.lint.subject.Checked;
import org.waypost.compiler.lint.subject.Lint;
import org.waypost.compiler.source.Span;
import org.waypost.grammar.Dialect;
import org.waypost.grammar.Directive;
import org.waypost.grammar.Directives;
import org.waypost.grammar.Release;

/**
 * Spellings that have another name in later releases, by the catalogue. The new ones are offered
 * when a release knows all that the file then says.
 */
public final class OldSpelling implements Lint {
    @Override
    public void look(Checked checked, Consumer<Diagnostic> report) {
        if (checked.named()) {
            return;
        }
        Set<Directive> used = used(checked);
        if (used.stream().allMatch(d -> now(d).isEmpty())) {
            return;
        }
        boolean together = common(used, checked.release().dialect());
        for (Statement statement : checked.statements()) {
            for (Clause clause : statement.clauses()) {
                Known.directive(clause)
                        .flatMap(OldSpelling::now)
                        .ifPresent(now -> report.accept(found(clause, now, together, checked)));
            }
        }
    }

    /** What the file says, each form once: there are a few dozen of them however long it is. */
    private static Set<Directive> used(Checked checked) {
        Set<Directive> used = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Statement statement : checked.statements()) {
            for (Clause clause : statement.clauses()) {
                Known.directive(clause).ifPresent(used::add);
            }
        }
        return used;
    }

    private static Optional<Directive> now(Directive old) {
        return Directives.named(old.successor());
    }

    /**
     * Whether a release knows everything once the old spellings are new ones. What named files by a
     * convention names a {@code pki} statement now, which is not there.
     */
    private static boolean common(Set<Directive> used, Dialect dialect) {
        Set<Release> releases = EnumSet.copyOf(Release.of(dialect));
        for (Directive directive : used) {
            Optional<Directive> now = now(directive);
            if (now.filter(d -> d.name().endsWith(" pki")).isPresent()) {
                return false;
            }
            releases.retainAll(now.orElse(directive).releases());
        }
        return !releases.isEmpty();
    }

    private static Diagnostic found(
            Clause clause, Directive now, boolean together, Checked checked) {
        Directive old = Known.directive(clause).orElseThrow();
        String prefix = old.name().substring(0, old.name().length() - clause.name().length());
        String word = now.name().substring(prefix.length());
        Diagnostics found =
                Diagnostics.hint("renamed-spelling", clause.keyword())
                        .message(
                                "`"
                                        + clause.name()
                                        + "` is written `"
                                        + word
                                        + "` "
                                        + now.range(checked.release().dialect()))
                        .help(
                                "`"
                                        + clause.name()
                                        + "` is known "
                                        + old.range(checked.release().dialect()))
                        .tag(Diagnostic.Tag.DEPRECATED);
        Span span = clause.keyword();
        String text = span.file().text().substring(span.start(), span.end());
        if (together && text.equals(clause.name())) {
            found.edit(span, word);
        }
        return found.build();
    }
}
