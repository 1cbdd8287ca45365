package org.waypost.compiler.check.setting;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.waypost.compiler.ast.Argument;
import org.waypost.compiler.ast.Clause;
import org.waypost.compiler.ast.Statement;
import org.waypost.compiler.check.state.CheckState;
import org.waypost.compiler.check.state.FilterEntry;
import org.waypost.compiler.check.state.Known;
import org.waypost.compiler.check.table.Finding;
import org.waypost.compiler.check.table.Spelled;
import org.waypost.compiler.check.table.TableUse;
import org.waypost.compiler.diagnostic.Diagnostics;
import org.waypost.compiler.source.Span;
import org.waypost.grammar.Release;

/** Judges {@code filter} and {@code proc}. */
public final class FilterCheck {
    private final CheckState state;

    public FilterCheck(CheckState state) {
        this.state = state;
    }

    /** {@code proc NAME COMMAND …}. */
    public void process(Statement statement) {
        Argument.Word name = (Argument.Word) statement.arguments().getFirst();
        Span earlier = state.processes().putIfAbsent(name.text(), name.span());
        if (earlier != null) {
            throw Finding.error(
                            "proc-twice",
                            name.span(),
                            "processor already exists with that name: " + name.text(),
                            "the program `" + name.text() + "` is declared twice")
                    .pointing(earlier, "first declared here");
        }
        options(statement.clauses());
        state.feature("proc", statement.span());
    }

    private static void options(List<Clause> clauses) {
        Set<String> said = new HashSet<>();
        for (Clause clause : clauses) {
            if (clause.place().equals("process") && !said.add(clause.name())) {
                throw Finding.error(
                        "said-twice",
                        clause.span(),
                        clause.name() + " already specified for this processor",
                        "`" + clause.name() + "` is said twice");
            }
        }
    }

    /** {@code filter NAME …}; its name is taken even when the rest is wrong. */
    public void filter(Statement statement) {
        if (statement.arguments().isEmpty()) {
            return;
        }
        boolean bare = statement.head().equals("filter");
        if (bare && (statement.complete() || statement.arguments().size() > 2)) {
            bare(statement);
            return;
        }
        Argument.Word name = (Argument.Word) statement.arguments().getFirst();
        boolean program = statement.head().startsWith("filter proc");
        if (bare || program && statement.arguments().size() < 2) {
            unread(name);
            return;
        }
        boolean chain = statement.head().equals("filter chain");
        FilterEntry entry = new FilterEntry(name.text(), chain, name.span());
        FilterEntry earlier = state.filters().putIfAbsent(name.text(), entry);
        if (earlier != null && !state.classic()) {
            throw Finding.error(
                            "filter-twice",
                            name.span(),
                            "filter already exists with that name: " + name.text(),
                            "the filter `" + name.text() + "` is declared twice")
                    .pointing(earlier.span(), "first declared here");
        }
        contents(statement);
    }

    /** A filter that broke off before its kind: its name is taken, so that uses do not echo. */
    private void unread(Argument.Word name) {
        FilterEntry entry = new FilterEntry(name.text(), false, name.span());
        state.filters().putIfAbsent(name.text(), entry);
    }

    private void contents(Statement statement) {
        switch (statement.head()) {
            case "filter proc" -> program((Argument.Word) statement.arguments().get(1));
            case "filter proc-exec" -> options(statement.clauses());
            case "filter chain" -> {
                if (statement.arguments().size() > 1) {
                    FilterNames.chain(state, (Argument.Block) statement.arguments().get(1));
                }
            }
            default -> statement.clauses().forEach(this::phase);
        }
        state.feature("filter", statement.span());
    }

    private void program(Argument.Word name) {
        if (!state.processes().containsKey(name.text()) && !state.incomplete()) {
            throw noSuchProcess(name);
        }
    }

    private Finding noSuchProcess(Argument.Word name) {
        Diagnostics error =
                Diagnostics.error("no-such-proc", name.span())
                        .original("no processor exist with that name: " + name.text())
                        .message(
                                "there is no `proc` of the name `"
                                        + name.text()
                                        + "` above this line");
        state.tables()
                .suggestions()
                .among(state.processes().keySet(), name.text())
                .ifPresent(
                        close ->
                                error.help("did you mean `" + close + "`?")
                                        .edit(Spelled.as(name, close)));
        return new Finding(error.build());
    }

    private void phase(Clause clause) {
        state.gate(clause);
        boolean condition = !clause.place().endsWith("Action");
        if (condition) {
            clause.argument().ifPresent(a -> state.tables().use(a, TableUse.UNCHECKED));
        }
    }

    /** The end of what was read, on the line on which it ends. */
    private static Span last(Span span) {
        int lines = 0;
        for (int at = span.start(); at < span.end(); at++) {
            lines += span.file().text().charAt(at) == '\n' ? 1 : 0;
        }
        return lines == 0
                ? span
                : new Span(span.file(), span.end(), span.end(), span.line() + lines);
    }

    /** The classic {@code filter NAME [PROGRAM [ARGUMENT …]]} and {@code filter NAME chain …}. */
    private void bare(Statement statement) {
        int words = statement.arguments().size();
        boolean known = state.classic() && !state.since(Release.R6_0);
        if (words > 2 && !(known && state.since(Release.R5_4))) {
            Argument.Word third = word(statement, 2);
            throw Finding.syntax(
                    third.span(),
                    "did not expect `" + third.text() + "` here",
                    Known.reserved(third.text(), state.release())
                            .orElse("arguments and chains are known from 5.4 to 5.9"));
        }
        boolean enough = words > 1 || !state.since(Release.R5_4);
        if (!known || !enough) {
            throw Finding.syntax(
                    last(statement.span()), "this is not a whole `filter`", forms(known));
        }
        Argument.Word name = (Argument.Word) statement.arguments().getFirst();
        boolean chain = words > 1 && word(statement, 1).text().equals("chain");
        FilterEntry entry =
                new FilterEntry(name.text(), chain && state.since(Release.R5_4), name.span());
        FilterEntry earlier = state.filters().putIfAbsent(name.text(), entry);
        if (earlier != null) {
            throw twice(name, earlier);
        }
        if (entry.chain()) {
            statement.arguments().stream().skip(2).forEach(a -> member(name, (Argument.Word) a));
        }
        state.feature("filter", statement.span());
    }

    private String forms(boolean known) {
        if (!state.classic()) {
            return "a filter is `phase`, `proc`, `proc-exec` or `chain`";
        }
        return known
                ? "`filter NAME` alone is known until 5.3"
                : "`filter NAME PATH` is known until 5.9";
    }

    private Finding twice(Argument.Word name, FilterEntry earlier) {
        String sentence =
                state.since(Release.R5_4)
                        ? "filter \"" + name.text() + "\" already defined"
                        : "ambiguous filter name: " + name.text();
        return Finding.error(
                        "filter-twice",
                        name.span(),
                        sentence,
                        "the filter `" + name.text() + "` is declared twice")
                .pointing(earlier.span(), "first declared here");
    }

    /** A name in a chain of 5.4 to 5.9: any filter above, chains too, but not the chain itself. */
    private void member(Argument.Word chain, Argument.Word member) {
        if (member.text().equals(chain.text())) {
            throw Finding.error(
                    "chain-in-chain",
                    member.span(),
                    "filter chain cannot contain itself",
                    "the chain `" + chain.text() + "` names itself");
        }
        if (!state.filters().containsKey(member.text()) && !state.incomplete()) {
            throw Finding.error(
                    "no-such-filter",
                    member.span(),
                    "undefined filter \"" + member.text() + "\"",
                    "there is no `filter` of the name `" + member.text() + "` above this line");
        }
    }

    private static Argument.Word word(Statement statement, int at) {
        return (Argument.Word) statement.arguments().get(at);
    }
}
