package org.waypost.compiler.check.table;

import java.util.Optional;
import java.util.regex.Pattern;
import org.waypost.compiler.ast.Argument;
import org.waypost.compiler.diagnostic.TextEdit;
import org.waypost.compiler.source.Span;
import org.waypost.grammar.Directives;
import org.waypost.grammar.ReservedWord;

/** A value as it must be written: bare where the lexer takes it so, else in quotes. */
public final class Spelled {
    private static final Pattern BARE =
            Pattern.compile("[A-Za-z0-9:_][^\\s(){}<>!=#,\"'\\\\$\\x00-\\x1f\\x7f-\\xff]*");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+");

    private Spelled() {}

    /** The change of a word into another; none when the word stands in a macro's definition. */
    public static Optional<TextEdit> as(Argument.Word word, String text) {
        return as(word.span(), word.macro(), word.quoted(), text);
    }

    private static Optional<TextEdit> as(
            Span span, Optional<String> macro, boolean quoted, String text) {
        boolean fits = text.indexOf('"') < 0 && text.indexOf('\\') < 0 && text.indexOf('\n') < 0;
        if (macro.isPresent() || !fits) {
            return Optional.empty();
        }
        return Optional.of(new TextEdit(span, quoted || !bare(text) ? quoted(text) : text));
    }

    /** The change of a word into the table of that name. */
    public static Optional<TextEdit> reference(Argument.Word word) {
        boolean fits = word.text().indexOf('"') < 0 && word.text().indexOf('\\') < 0;
        String name = bare(word.text()) ? word.text() : quoted(word.text());
        return word.macro().isEmpty() && fits
                ? Optional.of(new TextEdit(word.span(), "<" + name + ">"))
                : Optional.empty();
    }

    /** The change of a place that is not in a macro's definition. */
    public static Optional<TextEdit> at(Span span, String text) {
        boolean written = !span.file().text().startsWith("$", span.start());
        return written ? Optional.of(new TextEdit(span, text)) : Optional.empty();
    }

    /** In quotes. */
    public static String quoted(String text) {
        return '"' + text + '"';
    }

    private static boolean bare(String text) {
        return BARE.matcher(text).matches()
                && !NUMBER.matcher(text).matches()
                && Directives.words().stream().map(ReservedWord::text).noneMatch(text::equals);
    }
}
