package org.waypost.compiler.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.waypost.compiler.ast.Argument;
import org.waypost.compiler.source.SourceFile;
import org.waypost.compiler.source.Span;
import org.waypost.grammar.ConfToken;
import org.waypost.grammar.SmtpdConfParser;

/** Makes values of the parts of a syntax tree that are values. */
final class ArgumentBuilder {
    private final SourceFile file;

    ArgumentBuilder(SourceFile file) {
        this.file = file;
    }

    /** Empty when the rule is not a value, or broke off. */
    Optional<Argument> build(ParserRuleContext rule) {
        if (rule.exception != null || rule.getStop() == null) {
            return Optional.empty();
        }
        return switch (rule) {
            case SmtpdConfParser.StringContext string -> Optional.of(word(string));
            case SmtpdConfParser.NumberContext number -> Optional.of(number(number));
            case SmtpdConfParser.ReferenceContext reference ->
                    Optional.of(new Argument.Reference(word(reference.string()), span(reference)));
            case SmtpdConfParser.BlockContext block -> Optional.of(block(block));
            case SmtpdConfParser.NameBlockContext names ->
                    Optional.of(
                            new Argument.Block(listed(names.listEntries()), false, span(names)));
            default -> Optional.empty();
        };
    }

    static boolean isBlock(ParserRuleContext rule) {
        return rule instanceof SmtpdConfParser.BlockContext
                || rule instanceof SmtpdConfParser.NameBlockContext;
    }

    /** The names of a list that broke off: they are judged before its end is read. */
    Optional<Argument> names(ParserRuleContext rule) {
        if (!(rule instanceof SmtpdConfParser.NameBlockContext names)
                || names.listEntries() == null) {
            return Optional.empty();
        }
        List<Argument.Entry> entries = listed(names.listEntries());
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        Span first = entries.getFirst().key().span();
        return Optional.of(new Argument.Block(entries, false, first));
    }

    private Argument.Word word(SmtpdConfParser.StringContext context) {
        ConfToken token = (ConfToken) context.getStart();
        return new Argument.Word(
                token.value(),
                token.quoted(),
                Optional.ofNullable(token.macro()),
                RawStatement.span(file, token));
    }

    private Argument.Number number(SmtpdConfParser.NumberContext context) {
        ConfToken token = (ConfToken) context.getStart();
        return new Argument.Number(Long.parseLong(token.value()), RawStatement.span(file, token));
    }

    private Argument.Block block(SmtpdConfParser.BlockContext block) {
        boolean map = block.mapEntries() != null;
        List<Argument.Entry> entries =
                map ? mapped(block.mapEntries()) : listed(block.listEntries());
        return new Argument.Block(entries, map, span(block));
    }

    private List<Argument.Entry> listed(SmtpdConfParser.ListEntriesContext list) {
        List<Argument.Entry> entries = new ArrayList<>();
        for (ParseTree child : list.children) {
            if (child instanceof SmtpdConfParser.StringContext string && string.exception == null) {
                entries.add(new Argument.Entry(word(string), Optional.empty(), Optional.empty()));
            }
        }
        return entries;
    }

    private List<Argument.Entry> mapped(SmtpdConfParser.MapEntriesContext map) {
        List<Argument.Entry> entries = new ArrayList<>();
        for (ParseTree child : map.children) {
            if (child instanceof SmtpdConfParser.MapEntryContext entry) {
                Optional<Span> equals =
                        Optional.ofNullable(entry.EQUALS())
                                .map(e -> RawStatement.span(file, (ConfToken) e.getSymbol()));
                entries.add(
                        new Argument.Entry(
                                word(entry.string(0)), Optional.of(word(entry.string(1))), equals));
            }
        }
        return entries;
    }

    private Span span(ParserRuleContext context) {
        ConfToken first = (ConfToken) context.getStart();
        ConfToken last = (ConfToken) context.getStop();
        return new Span(file, first.start(), Math.max(first.end(), last.end()), first.getLine());
    }
}
