package org.waypost.compiler.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.waypost.compiler.ast.Argument;
import org.waypost.compiler.ast.Clause;
import org.waypost.compiler.ast.Statement;
import org.waypost.compiler.source.Span;
import org.waypost.grammar.ConfToken;
import org.waypost.grammar.Release;
import org.waypost.grammar.TokenRow;
import org.waypost.grammar.Words;

/** Puts the tokens of a statement into its shape. One use. */
final class AstBuilder {
    private final RawStatement raw;
    private final TokenRow row;
    private final Words words;
    private final Release release;

    /**
     * The values of the tokens are those of {@code release}.
     *
     * @param words keeps texts that come again
     */
    AstBuilder(RawStatement raw, Words words, Release release) {
        this.raw = raw;
        this.row = raw.row();
        this.words = words;
        this.release = release;
    }

    Statement build(Shape shape) {
        return new Statement(
                shape.kind(),
                shape.head(),
                values(shape.values()),
                clauses(shape.options()),
                shape.complete(),
                shape.broken(),
                raw.span());
    }

    private List<Clause> clauses(List<Shape.Option> options) {
        if (options.isEmpty()) {
            return List.of();
        }
        List<Clause> clauses = new ArrayList<>(options.size());
        for (Shape.Option option : options) {
            Span span = raw.span(option.first(), option.last());
            clauses.add(
                    new Clause(
                            option.name(),
                            option.place(),
                            option.negation() == Shape.NONE
                                    ? Optional.empty()
                                    : Optional.of(span(option.negation())),
                            values(option.values()),
                            keyword(option, span),
                            span));
        }
        return clauses;
    }

    /** A clause of one word is its keyword. */
    private Span keyword(Shape.Option option, Span whole) {
        int at = option.keyword();
        boolean same = at == Shape.NONE || at == option.first() && at == option.last();
        return same ? whole : span(at);
    }

    private List<Argument> values(List<Shape.Value> shapes) {
        if (shapes.isEmpty()) {
            return List.of();
        }
        List<Argument> values = new ArrayList<>(shapes.size());
        for (Shape.Value shape : shapes) {
            values.add(
                    switch (shape) {
                        case Shape.Word word -> word(word.at());
                        case Shape.Number number -> number(number.at());
                        case Shape.Reference reference ->
                                new Argument.Reference(
                                        word(reference.name()),
                                        raw.span(reference.first(), reference.last()));
                        case Shape.Block block -> block(block);
                    });
        }
        return values;
    }

    private Argument.Word word(int at) {
        if (row.plain()) {
            return new Argument.Word(
                    row.value(at, words), row.quoted(at), Optional.empty(), span(at));
        }
        ConfToken token = row.token(Math.min(at, row.size()));
        return new Argument.Word(
                token.in(release).value(),
                token.quoted(),
                Optional.ofNullable(token.macro()),
                span(at));
    }

    private Argument.Number number(int at) {
        return new Argument.Number(Long.parseLong(row.value(at)), span(at));
    }

    private Argument.Block block(Shape.Block block) {
        List<Argument.Entry> entries = new ArrayList<>(block.entries().size());
        for (Shape.Pair pair : block.entries()) {
            entries.add(
                    new Argument.Entry(
                            word(pair.key()),
                            pair.value() == Shape.NONE
                                    ? Optional.empty()
                                    : Optional.of(word(pair.value())),
                            pair.equals() == Shape.NONE
                                    ? Optional.empty()
                                    : Optional.of(span(pair.equals()))));
        }
        return new Argument.Block(entries, block.map(), raw.span(block.first(), block.last()));
    }

    private Span span(int at) {
        return raw.span(at, at);
    }
}
