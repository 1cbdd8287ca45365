package org.waypost.lsp.assist;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.ParameterInformation;
import org.eclipse.lsp4j.SignatureHelp;
import org.eclipse.lsp4j.SignatureInformation;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Tuple;
import org.eclipse.xtext.ide.server.Document;
import org.jspecify.annotations.Nullable;
import org.waypost.grammar.Directive;
import org.waypost.lsp.complete.Catalogue;
import org.waypost.lsp.complete.Cursor;
import org.waypost.lsp.text.Lexeme;
import org.waypost.lsp.text.Outlines;

/**
 * {@code textDocument/signatureHelp}: how the option at the cursor is written, and what is next.
 */
public final class SignatureHelps {
    /** Where help is of use before it is asked for. */
    public static final List<String> TRIGGERS = List.of(" ");

    private final Outlines outlines;

    @Inject
    public SignatureHelps(Outlines outlines) {
        this.outlines = outlines;
    }

    /** Help for the option at an offset, else for its statement; null where there is none. */
    public @Nullable SignatureHelp of(Document document, int offset) {
        Cursor cursor = Cursor.at(outlines.of(document.getContents()), offset);
        List<Lexeme> before = cursor.before();
        for (int at = before.size() - 1; at >= 0 && !cursor.silent(); at--) {
            Optional<SignatureHelp> help = help(before, at);
            if (help.isPresent()) {
                return help.get();
            }
        }
        return null;
    }

    /** Help for the word at an index, when something can still follow it. */
    private static Optional<SignatureHelp> help(List<Lexeme> before, int at) {
        Lexeme word = before.get(at);
        if (word.kind() != Lexeme.Kind.WORD) {
            return Optional.empty();
        }
        return Catalogue.entry(before.subList(0, at), word.text())
                .flatMap(entry -> help(entry, values(before, at)));
    }

    private static Optional<SignatureHelp> help(Directive entry, List<String> values) {
        List<SignatureInformation> signatures = new ArrayList<>();
        int active = -1;
        int parameter = 0;
        for (Form form : Form.of(entry.synopsis())) {
            int next = form.next(fitted(form, values));
            if (active < 0 && next >= 0 && next < form.tokens().size()) {
                active = signatures.size();
                parameter = parameterFrom(form, next);
            }
            signatures.add(signature(form, entry));
        }
        return active < 0
                ? Optional.empty()
                : Optional.of(new SignatureHelp(signatures, active, parameter));
    }

    /** A form may begin before the word: {@code from src}, {@code [!] tag}. */
    private static List<String> fitted(Form form, List<String> values) {
        List<String> fitted = new ArrayList<>();
        for (Form.Token token : form.tokens()) {
            if (token.isWord(values.getFirst())) {
                break;
            }
            if (token.isKeyword()) {
                fitted.add(token.text());
            }
        }
        fitted.addAll(values);
        return fitted;
    }

    private static int parameterFrom(Form form, int token) {
        int keywords = 0;
        for (int i = 0; i < token; i++) {
            keywords += form.tokens().get(i).isKeyword() ? 1 : 0;
        }
        return token - keywords;
    }

    private static SignatureInformation signature(Form form, Directive entry) {
        SignatureInformation signature = new SignatureInformation(form.text());
        signature.setDocumentation(new MarkupContent(MarkupKind.MARKDOWN, entry.explanation()));
        signature.setParameters(
                form.parameters().stream()
                        .map(SignatureHelps::place)
                        .map(
                                place -> {
                                    ParameterInformation parameter = new ParameterInformation();
                                    parameter.setLabel(Either.forRight(place));
                                    return parameter;
                                })
                        .toList());
        return signature;
    }

    private static Tuple.Two<Integer, Integer> place(Form.Token token) {
        return Tuple.two(token.start(), token.end());
    }

    /** The words from an index on; a table or a closed list is one value. */
    private static List<String> values(List<Lexeme> before, int from) {
        List<String> values = new ArrayList<>();
        int depth = 0;
        StringBuilder group = new StringBuilder();
        for (Lexeme lexeme : before.subList(from, before.size())) {
            group.append(lexeme.text());
            depth += lexeme.is("{") || lexeme.is("<") ? 1 : 0;
            depth -= lexeme.is("}") || lexeme.is(">") ? 1 : 0;
            if (depth <= 0) {
                values.add(group.toString());
                group.setLength(0);
                depth = 0;
            }
        }
        return values;
    }
}
