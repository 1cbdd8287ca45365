package org.waypost.compiler.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;
import org.waypost.grammar.SmtpdConfParser;

/** Makes the shapes of the parts of a syntax tree that are values. */
final class ValueShapes {
    private ValueShapes() {}

    /** Empty when the rule is not a value, or broke off. */
    static Optional<Shape.Value> of(ParserRuleContext rule) {
        if (rule.exception != null || rule.getStop() == null) {
            return Optional.empty();
        }
        return switch (rule) {
            case SmtpdConfParser.StringContext string -> Optional.of(new Shape.Word(first(string)));
            case SmtpdConfParser.NumberContext number ->
                    Optional.of(new Shape.Number(first(number)));
            case SmtpdConfParser.ReferenceContext reference ->
                    Optional.of(
                            new Shape.Reference(
                                    first(reference.string()), first(reference), last(reference)));
            case SmtpdConfParser.BlockContext block -> Optional.of(block(block));
            case SmtpdConfParser.NameBlockContext names ->
                    Optional.of(
                            new Shape.Block(
                                    listed(names.listEntries()), false, first(names), last(names)));
            default -> Optional.empty();
        };
    }

    static boolean isBlock(ParserRuleContext rule) {
        return rule instanceof SmtpdConfParser.BlockContext
                || rule instanceof SmtpdConfParser.NameBlockContext;
    }

    /** The names of a list that broke off: they are judged before its end is read. */
    static Optional<Shape.Value> names(ParserRuleContext rule) {
        if (!(rule instanceof SmtpdConfParser.NameBlockContext names)
                || names.listEntries() == null) {
            return Optional.empty();
        }
        List<Shape.Pair> entries = listed(names.listEntries());
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        int first = entries.getFirst().key();
        return Optional.of(new Shape.Block(entries, false, first, first));
    }

    private static int first(ParserRuleContext context) {
        return context.getStart().getTokenIndex();
    }

    private static int last(ParserRuleContext context) {
        return context.getStop().getTokenIndex();
    }

    private static Shape.Block block(SmtpdConfParser.BlockContext block) {
        boolean map = block.mapEntries() != null;
        List<Shape.Pair> entries = map ? mapped(block.mapEntries()) : listed(block.listEntries());
        return new Shape.Block(entries, map, first(block), last(block));
    }

    private static List<Shape.Pair> listed(SmtpdConfParser.ListEntriesContext list) {
        List<Shape.Pair> entries = new ArrayList<>();
        for (ParseTree child : list.children) {
            if (child instanceof SmtpdConfParser.StringContext string && string.exception == null) {
                entries.add(new Shape.Pair(first(string), Shape.NONE, Shape.NONE));
            }
        }
        return entries;
    }

    private static List<Shape.Pair> mapped(SmtpdConfParser.MapEntriesContext map) {
        List<Shape.Pair> entries = new ArrayList<>();
        for (ParseTree child : map.children) {
            if (child instanceof SmtpdConfParser.MapEntryContext entry) {
                @Nullable TerminalNode equals = entry.EQUALS();
                entries.add(
                        new Shape.Pair(
                                first(entry.string(0)),
                                first(entry.string(1)),
                                equals == null ? Shape.NONE : equals.getSymbol().getTokenIndex()));
            }
        }
        return entries;
    }
}
