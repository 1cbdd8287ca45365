package org.waypost.compiler.lint.name;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.waypost.compiler.ast.Argument;
import org.waypost.compiler.ast.Clause;
import org.waypost.compiler.ast.Statement;
import org.waypost.compiler.ast.StatementKind;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Diagnostics;
import org.waypost.compiler.lint.subject.Checked;
import org.waypost.compiler.lint.subject.Lint;
import org.waypost.compiler.model.Listener;
import org.waypost.grammar.Release;

/** What has a name that nothing says again. */
public final class UnusedNames implements Lint {
    @Override
    public void look(Checked checked, Consumer<Diagnostic> report) {
        if (checked.incomplete()) {
            return;
        }
        Uses uses = new Uses();
        checked.statements().forEach(uses::statement);
        Set<String> told = new HashSet<>();
        for (Statement statement : checked.statements()) {
            switch (statement.kind()) {
                case TABLE -> name(statement, "table", uses.tables::contains, report);
                case ACTION -> name(statement, "action", uses.actions::contains, report);
                case FILTER -> name(statement, "filter", uses.filters::contains, report);
                case PROC -> name(statement, "proc", uses.processes::contains, report);
                case PKI -> {
                    if (told.add("pki " + lower(statement.word(0)))) {
                        pki(statement, checked, uses, report);
                    }
                }
                case CA -> {
                    if (told.add("ca " + lower(statement.word(0)))) {
                        authority(statement, uses, report);
                    }
                }
                case MDA -> wrapper(statement, uses, report);
                default -> {}
            }
        }
    }

    private static void name(
            Statement statement, String kind, Predicate<String> used, Consumer<Diagnostic> report) {
        String name = statement.word(0);
        if (!used.test(name)) {
            report.accept(
                    Diagnostics.warning(code(kind), statement.arguments().getFirst().span())
                            .message("the " + kind + " `" + name + "` is used nowhere")
                            .tag(Diagnostic.Tag.UNNECESSARY)
                            .build());
        }
    }

    private static String code(String kind) {
        return "unused-" + kind;
    }

    private static void wrapper(Statement statement, Uses uses, Consumer<Diagnostic> report) {
        if (statement.head().equals("mda wrapper")) {
            name(statement, "wrapper", uses.wrappers::contains, report);
        }
    }

    /** Before 7.3 a listener with TLS and without `pki` chooses by its host name, or `*`. */
    private static void pki(
            Statement statement, Checked checked, Uses uses, Consumer<Diagnostic> report) {
        boolean chosen =
                !checked.release().atLeast(Release.R7_3)
                        && checked.state().listeners().stream().anyMatch(UnusedNames::chooses);
        name(statement, "pki", n -> chosen || uses.pki.contains(lower(n)), report);
    }

    private static boolean chooses(Listener listener) {
        return listener.tls() != Listener.Tls.NONE && listener.pki().isEmpty();
    }

    private static void authority(Statement statement, Uses uses, Consumer<Diagnostic> report) {
        name(statement, "ca", n -> n.equals("*") || uses.authorities.contains(lower(n)), report);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** The names that are said after they were declared. */
    private static final class Uses {
        private final Set<String> tables = new HashSet<>();
        private final Set<String> actions = new HashSet<>();
        private final Set<String> filters = new HashSet<>();
        private final Set<String> processes = new HashSet<>();
        private final Set<String> pki = new HashSet<>();
        private final Set<String> authorities = new HashSet<>();
        private final Set<String> wrappers = new HashSet<>();

        void statement(Statement statement) {
            references(statement.arguments());
            if (statement.kind() == StatementKind.MATCH) {
                match(statement);
                return;
            }
            statement.clauses().forEach(this::clause);
            List<Argument> arguments = statement.arguments();
            switch (statement.head()) {
                case "filter proc" -> processes.add(statement.word(1));
                case "filter chain" -> names(arguments.getLast(), filters);
                case "filter" -> arguments.stream().skip(2).forEach(a -> names(a, filters));
                default -> {}
            }
        }

        /** Beside its action it names tables only. */
        private void match(Statement match) {
            for (Clause clause : match.clauses()) {
                references(clause.arguments());
            }
            if (!match.arguments().isEmpty()) {
                actions.add(match.word(0));
            }
        }

        private void clause(Clause clause) {
            references(clause.arguments());
            if (clause.arguments().isEmpty()) {
                return;
            }
            Argument argument = clause.arguments().getFirst();
            switch (clause.name()) {
                case "filter" -> names(argument, filters);
                case "pki", "certificate" -> lowered(argument, pki);
                case "ca" -> lowered(argument, authorities);
                case "wrapper" -> names(argument, wrappers);
                default -> {}
            }
        }

        private void references(List<Argument> arguments) {
            for (Argument argument : arguments) {
                if (argument instanceof Argument.Reference reference) {
                    tables.add(reference.name().text());
                }
            }
        }

        private static void lowered(Argument argument, Set<String> to) {
            Set<String> names = new HashSet<>();
            names(argument, names);
            names.forEach(name -> to.add(lower(name)));
        }

        private static void names(Argument argument, Set<String> to) {
            switch (argument) {
                case Argument.Word word -> to.add(word.text());
                case Argument.Block block -> block.entries().forEach(e -> to.add(e.key().text()));
                case Argument.Reference _, Argument.Number _ -> {}
            }
        }
    }
}
