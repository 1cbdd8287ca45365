package org.waypost.compiler.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;
import org.waypost.compiler.ast.Argument;
import org.waypost.compiler.ast.Clause;
import org.waypost.compiler.ast.Statement;
import org.waypost.compiler.ast.StatementKind;
import org.waypost.compiler.source.SourceFile;
import org.waypost.compiler.source.Span;
import org.waypost.grammar.ConfToken;
import org.waypost.grammar.Keywords;
import org.waypost.grammar.SmtpdConfParser;

/**
 * Makes records of a syntax tree, by the grammar's naming: a rule {@code xClause} is a clause, a
 * rule {@code xStatement} a statement; keywords make the name, values the arguments.
 */
final class AstBuilder {
    private static final String CLAUSE = "Clause";
    private static final String STATEMENT = "Statement";

    private final SourceFile file;
    private final ArgumentBuilder values;

    AstBuilder(SourceFile file) {
        this.file = file;
        this.values = new ArgumentBuilder(file);
    }

    Statement build(@Nullable ParserRuleContext root, Span span, boolean complete) {
        @Nullable ParserRuleContext context = root == null ? null : statementBelow(root);
        if (context == null) {
            return new Statement(
                    StatementKind.UNKNOWN, "", List.of(), List.of(), false, false, span);
        }
        Parts parts = new Parts();
        collect(context, parts);
        String rule = ruleName(context);
        String kind = rule.substring(0, rule.length() - STATEMENT.length());
        return new Statement(
                StatementKind.valueOf(constantName(kind)),
                parts.name.toString(),
                parts.arguments,
                parts.clauses,
                complete,
                parts.broken,
                span);
    }

    private static @Nullable ParserRuleContext statementBelow(ParserRuleContext context) {
        if (ruleName(context).endsWith(STATEMENT)) {
            return context;
        }
        for (int at = 0; at < context.getChildCount(); at++) {
            if (context.getChild(at) instanceof ParserRuleContext child) {
                return statementBelow(child);
            }
        }
        return null;
    }

    private static String ruleName(ParserRuleContext context) {
        return SmtpdConfParser.ruleNames[context.getRuleIndex()];
    }

    private static String constantName(String camel) {
        return camel.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
    }

    /** Everything below a context that is not a clause of its own. */
    private void collect(ParserRuleContext context, Parts parts) {
        for (int at = 0; at < context.getChildCount(); at++) {
            ParseTree child = context.getChild(at);
            switch (child) {
                case TerminalNode terminal -> keyword((ConfToken) terminal.getSymbol(), parts);
                case ParserRuleContext rule -> below(rule, parts);
                default -> {}
            }
        }
    }

    private void keyword(ConfToken token, Parts parts) {
        String word = Keywords.word(token.getType());
        if (token.getType() == SmtpdConfParser.NOT) {
            parts.negation = Optional.of(RawStatement.span(file, token));
        } else if (!word.isEmpty()) {
            parts.name.add(word);
            if (parts.keyword == null) {
                parts.keyword = RawStatement.span(file, token);
            }
        }
    }

    private void below(ParserRuleContext rule, Parts parts) {
        if (ruleName(rule).endsWith(CLAUSE)) {
            Optional<Clause> clause = clause(rule);
            clause.ifPresent(parts.clauses::add);
            parts.broken |= clause.isEmpty() || rule.exception != null;
            return;
        }
        Optional<Argument> value = values.build(rule);
        if (value.isPresent()) {
            parts.arguments.add(value.get());
        } else if (ArgumentBuilder.isBlock(rule)) {
            parts.broken = true;
            values.names(rule).ifPresent(parts.arguments::add);
        } else if (!(rule instanceof SmtpdConfParser.SeparatorContext)) {
            collect(rule, parts);
        }
    }

    /** Empty when the rule broke off: what is half read is not judged, but for a list of names. */
    private Optional<Clause> clause(ParserRuleContext context) {
        boolean brokeOff = context.exception != null || context.getStop() == null;
        Parts parts = new Parts();
        collect(context, parts);
        if (brokeOff && !(parts.broken && parts.arguments.size() == 1)) {
            return Optional.empty();
        }
        ConfToken first = (ConfToken) context.getStart();
        ConfToken last = brokeOff ? first : (ConfToken) context.getStop();
        Span span =
                new Span(file, first.start(), Math.max(first.end(), last.end()), first.getLine());
        String rule = ruleName(context);
        return Optional.of(
                new Clause(
                        parts.name.toString(),
                        rule.substring(0, rule.length() - CLAUSE.length()),
                        parts.negation,
                        parts.arguments,
                        parts.keyword == null ? span : parts.keyword,
                        span));
    }

    private static final class Parts {
        private final StringJoiner name = new StringJoiner(" ");
        private final List<Argument> arguments = new ArrayList<>();
        private final List<Clause> clauses = new ArrayList<>();
        private boolean broken;
        private Optional<Span> negation = Optional.empty();
        private @Nullable Span keyword;
    }
}
