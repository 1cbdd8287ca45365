package org.waypost.compiler.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;
import org.waypost.compiler.ast.StatementKind;
import org.waypost.grammar.Keywords;
import org.waypost.grammar.SmtpdConfParser;

/**
 * Makes the shape of a syntax tree, by the grammar's naming: a rule {@code xClause} is a clause, a
 * rule {@code xStatement} a statement; keywords make the name, values the arguments.
 */
final class ShapeBuilder {
    private static final String CLAUSE = "Clause";
    private static final String STATEMENT = "Statement";

    private ShapeBuilder() {}

    /**
     * @param root what was read, null when nothing was
     * @param faultAt the token that did not fit, {@link Shape#NONE} when all did
     */
    static Shape build(@Nullable ParserRuleContext root, int faultAt) {
        @Nullable ParserRuleContext context = root == null ? null : statementBelow(root);
        if (context == null) {
            return new Shape(StatementKind.UNKNOWN, "", List.of(), List.of(), false, faultAt);
        }
        Parts parts = new Parts();
        collect(context, parts);
        String rule = ruleName(context);
        String kind = rule.substring(0, rule.length() - STATEMENT.length());
        return new Shape(
                StatementKind.valueOf(constantName(kind)),
                parts.name.toString(),
                parts.values,
                parts.options,
                parts.broken,
                faultAt);
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
    private static void collect(ParserRuleContext context, Parts parts) {
        for (int at = 0; at < context.getChildCount(); at++) {
            ParseTree child = context.getChild(at);
            switch (child) {
                case TerminalNode terminal -> keyword(terminal.getSymbol(), parts);
                case ParserRuleContext rule -> below(rule, parts);
                default -> {}
            }
        }
    }

    private static void keyword(Token token, Parts parts) {
        String word = Keywords.word(token.getType());
        if (token.getType() == SmtpdConfParser.NOT) {
            parts.negation = token.getTokenIndex();
        } else if (!word.isEmpty()) {
            parts.name.add(word);
            if (parts.keyword == Shape.NONE) {
                parts.keyword = token.getTokenIndex();
            }
        }
    }

    private static void below(ParserRuleContext rule, Parts parts) {
        if (ruleName(rule).endsWith(CLAUSE)) {
            Optional<Shape.Option> option = option(rule);
            option.ifPresent(parts.options::add);
            parts.broken |= option.isEmpty() || rule.exception != null;
            return;
        }
        Optional<Shape.Value> value = ValueShapes.of(rule);
        if (value.isPresent()) {
            parts.values.add(value.get());
        } else if (ValueShapes.isBlock(rule)) {
            parts.broken = true;
            ValueShapes.names(rule).ifPresent(parts.values::add);
        } else if (!(rule instanceof SmtpdConfParser.SeparatorContext)) {
            collect(rule, parts);
        }
    }

    /** Empty when the rule broke off: what is half read is not judged, but for a list of names. */
    private static Optional<Shape.Option> option(ParserRuleContext context) {
        boolean brokeOff = context.exception != null || context.getStop() == null;
        Parts parts = new Parts();
        collect(context, parts);
        if (brokeOff && !(parts.broken && parts.values.size() == 1)) {
            return Optional.empty();
        }
        int first = context.getStart().getTokenIndex();
        int last = brokeOff ? first : context.getStop().getTokenIndex();
        String rule = ruleName(context);
        return Optional.of(
                new Shape.Option(
                        parts.name.toString(),
                        rule.substring(0, rule.length() - CLAUSE.length()),
                        parts.negation,
                        parts.keyword,
                        first,
                        last,
                        parts.values));
    }

    private static final class Parts {
        private final StringJoiner name = new StringJoiner(" ");
        private final List<Shape.Value> values = new ArrayList<>();
        private final List<Shape.Option> options = new ArrayList<>();
        private boolean broken;
        private int negation = Shape.NONE;
        private int keyword = Shape.NONE;
    }
}
