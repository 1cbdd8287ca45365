package org.waypost.compiler.lint.name;

import java.util.EnumSet;
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
        boolean together = !common(checked).isEmpty();
        for (Statement statement : checked.statements()) {
            for (Clause clause : statement.clauses()) {
                renamed(clause)
                        .ifPresent(now -> report.accept(found(clause, now, together, checked)));
            }
        }
    }

    private static Optional<Directive> renamed(Clause clause) {
        return Directives.named(Known.name(clause))
                .filter(d -> !d.successor().isEmpty())
                .flatMap(d -> Directives.named(d.successor()));
    }

    /** The releases that know everything once the old spellings are new ones. */
    private static Set<Release> common(Checked checked) {
        Dialect dialect = checked.release().dialect();
        Set<Release> releases = EnumSet.copyOf(Release.of(dialect));
        for (Statement statement : checked.statements()) {
            for (Clause clause : statement.clauses()) {
                Optional<Directive> known = Directives.named(Known.name(clause));
                known.flatMap(d -> Directives.named(d.successor()))
                        .or(() -> known)
                        .ifPresent(d -> releases.retainAll(d.releases()));
                if (needsDeclaration(clause)) {
                    releases.clear();
                }
            }
        }
        return releases;
    }

    /** What named files by a convention names a `pki` statement now. */
    private static boolean needsDeclaration(Clause clause) {
        return renamed(clause).filter(now -> now.name().endsWith(" pki")).isPresent();
    }

    private static Diagnostic found(
            Clause clause, Directive now, boolean together, Checked checked) {
        Directive old = Directives.named(Known.name(clause)).orElseThrow();
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
