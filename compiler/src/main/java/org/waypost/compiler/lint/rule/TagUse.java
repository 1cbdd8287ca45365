package org.waypost.compiler.lint.rule;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.waypost.compiler.ast.Argument;
import org.waypost.compiler.ast.Clause;
import org.waypost.compiler.ast.Statement;
import org.waypost.compiler.ast.StatementKind;
import org.waypost.compiler.check.state.Slot;
import org.waypost.compiler.check.table.CloseName;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Diagnostics;
import org.waypost.compiler.lint.subject.Checked;
import org.waypost.compiler.lint.subject.CheckedRule;
import org.waypost.compiler.lint.subject.Lint;
import org.waypost.engine.match.TableLookup;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.table.Table;

/** Tags join listeners and rules: one without its other half does nothing. */
public final class TagUse implements Lint {
    @Override
    public void look(Checked checked, Consumer<Diagnostic> report) {
        if (checked.incomplete()) {
            return;
        }
        TableLookup tables = checked.lookup();
        List<Clause> given = given(checked);
        Set<String> names = new HashSet<>();
        given.forEach(clause -> names.add(name(clause)));
        Set<String> asked = new HashSet<>();
        for (CheckedRule rule : checked.rules()) {
            Optional<Condition.Membership> tag = tag(rule);
            if (tag.isEmpty() || !(tag.get().table() instanceof Table.InMemory memory)) {
                if (tag.isPresent()) {
                    return;
                }
                continue;
            }
            List<String> met =
                    names.stream()
                            .filter(n -> tables.find(memory, tag.get().service(), n).isPresent())
                            .toList();
            asked.addAll(met);
            if (met.isEmpty()) {
                rule.clause(List.of("tag", "tagged"))
                        .ifPresent(clause -> report.accept(nobody(clause, names)));
            }
        }
        given.stream().filter(c -> !asked.contains(name(c))).forEach(c -> report.accept(idle(c)));
    }

    private static List<Clause> given(Checked checked) {
        return checked.statements(StatementKind.LISTEN).stream()
                .map(Statement::clauses)
                .flatMap(List::stream)
                .filter(clause -> clause.name().equals("tag"))
                .toList();
    }

    private static String name(Clause clause) {
        return ((Argument.Word) clause.arguments().getFirst()).text();
    }

    private static Optional<Condition.Membership> tag(CheckedRule rule) {
        return rule.condition(Slot.TAG)
                .filter(Condition.Membership.class::isInstance)
                .map(Condition.Membership.class::cast);
    }

    private static Diagnostic nobody(Clause clause, Set<String> names) {
        String text =
                clause.argument().orElseThrow() instanceof Argument.Word word
                        ? "`" + word.text() + "`"
                        : "any of these";
        String what =
                clause.negated()
                        ? "always holds: no listener has "
                        : "never holds: no listener has ";
        Diagnostics found =
                Diagnostics.warning("tag-without-listener", clause.span())
                        .message("this " + what + text);
        if (clause.argument().orElseThrow() instanceof Argument.Word word) {
            Optional<String> same =
                    names.stream().filter(n -> n.equalsIgnoreCase(word.text())).findFirst();
            same.or(() -> CloseName.among(names, word.text().toLowerCase(Locale.ROOT)))
                    .or(() -> CloseName.among(names, word.text()))
                    .ifPresent(near -> found.help("did you mean `" + near + "`?"));
        }
        return found.build();
    }

    private static Diagnostic idle(Clause clause) {
        return Diagnostics.warning("unused-tag", clause.span())
                .message("no rule asks for the tag `" + name(clause) + "`")
                .help("a tag changes nothing but what rules with it match")
                .tag(Diagnostic.Tag.UNNECESSARY)
                .build();
    }
}
