package org.waypost.lsp.outline;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.SemanticTokenModifiers;
import org.eclipse.lsp4j.SemanticTokenTypes;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensLegend;
import org.eclipse.xtext.ide.server.Document;
import org.eclipse.xtext.resource.XtextResource;
import org.waypost.grammar.Keywords;
import org.waypost.lsp.complete.Dialects;
import org.waypost.lsp.text.EntryLines;
import org.waypost.lsp.text.Family;
import org.waypost.lsp.text.Lexeme;
import org.waypost.lsp.text.Lines;
import org.waypost.lsp.text.Outline;
import org.waypost.lsp.text.Outlines;
import org.waypost.lsp.text.Phrase;
import org.waypost.lsp.workspace.DocumentKinds;

/** {@code textDocument/semanticTokens}: keywords by dialect, names by family. */
public final class Colours {
    private static final List<String> TYPES =
            List.of(
                    SemanticTokenTypes.Keyword,
                    SemanticTokenTypes.String,
                    SemanticTokenTypes.Number,
                    SemanticTokenTypes.Comment,
                    SemanticTokenTypes.Operator,
                    SemanticTokenTypes.Macro,
                    SemanticTokenTypes.Struct,
                    SemanticTokenTypes.Function,
                    SemanticTokenTypes.Namespace);

    private static final List<String> MODIFIERS = List.of(SemanticTokenModifiers.Declaration);

    private final Dialects dialects;
    private final Outlines outlines;
    private final DocumentKinds kinds;

    @Inject
    public Colours(Dialects dialects, Outlines outlines, DocumentKinds kinds) {
        this.kinds = kinds;
        this.dialects = dialects;
        this.outlines = outlines;
    }

    /** The types and modifiers that the numbers stand for. */
    public static SemanticTokensLegend legend() {
        return new SemanticTokensLegend(TYPES, MODIFIERS);
    }

    /**
     * The tokens between two offsets.
     *
     * @param start offset of the first character
     * @param end offset behind the last one
     */
    public SemanticTokens of(Document document, XtextResource resource, int start, int end) {
        if (kinds.of(resource.getURI()).hasEntries()) {
            return entries(document.getContents(), start, end);
        }
        Set<String> reserved =
                dialects.releases(resource).stream()
                        .flatMap(release -> Keywords.of(release).stream())
                        .collect(Collectors.toSet());
        Outline outline = outlines.of(document.getContents());
        List<Colour> colours = new ArrayList<>();
        outline.lexemes().stream()
                .filter(l -> l.kind() == Lexeme.Kind.COMMENT)
                .forEach(l -> colours.add(new Colour(l, SemanticTokenTypes.Comment, false)));
        for (Phrase phrase : outline.statements()) {
            new Painter(phrase.visible(), reserved, colours).paint();
        }
        colours.removeIf(c -> c.lexeme().end() <= start || c.lexeme().start() >= end);
        colours.sort((a, b) -> Integer.compare(a.lexeme().start(), b.lexeme().start()));
        return new SemanticTokens(encode(colours, outline.lines()));
    }

    /** A table file: its comments, keys and values. */
    private static SemanticTokens entries(String text, int start, int end) {
        EntryLines file = EntryLines.of(text);
        List<Colour> colours = new ArrayList<>();
        file.comments().forEach(c -> colours.add(colour(c, SemanticTokenTypes.Comment)));
        for (EntryLines.Entry entry : file.entries()) {
            colours.add(colour(entry.key(), SemanticTokenTypes.Struct));
            entry.values().forEach(v -> colours.add(colour(v, SemanticTokenTypes.String)));
        }
        colours.removeIf(c -> c.lexeme().end() <= start || c.lexeme().start() >= end);
        colours.sort((a, b) -> Integer.compare(a.lexeme().start(), b.lexeme().start()));
        return new SemanticTokens(encode(colours, Lines.of(text)));
    }

    private static Colour colour(EntryLines.Word word, String type) {
        Lexeme lexeme = new Lexeme(Lexeme.Kind.WORD, word.start(), word.end(), word.text());
        return new Colour(lexeme, type, false);
    }

    private static List<Integer> encode(List<Colour> colours, Lines lines) {
        List<Integer> data = new ArrayList<>();
        int line = 0;
        int column = 0;
        for (Colour colour : colours) {
            Lexeme lexeme = colour.lexeme();
            if (lexeme.text().indexOf('\n') >= 0) {
                continue; // clients need not know tokens of several lines
            }
            Position at = lines.position(lexeme.start());
            data.add(at.getLine() - line);
            data.add(at.getLine() == line ? at.getCharacter() - column : at.getCharacter());
            data.add(lexeme.end() - lexeme.start());
            data.add(TYPES.indexOf(colour.type()));
            data.add(colour.declares() ? 1 : 0);
            line = at.getLine();
            column = at.getCharacter();
        }
        return data;
    }

    private record Colour(Lexeme lexeme, String type, boolean declares) {}

    /** Walks over one statement. */
    private record Painter(List<Lexeme> lexemes, Set<String> reserved, List<Colour> colours) {
        void paint() {
            int depth = 0;
            for (int i = 0; i < lexemes.size(); i++) {
                Lexeme lexeme = lexemes.get(i);
                depth += lexeme.is("{") ? 1 : lexeme.is("}") ? -1 : 0;
                colours.add(new Colour(lexeme, type(i, depth), declares(i)));
            }
        }

        private boolean declares(int i) {
            boolean macro = i == 0 && lexemes.size() > 1 && lexemes.get(1).is("=");
            return macro || (i == 1 && definesAt(1).isPresent());
        }

        private java.util.Optional<Family> definesAt(int i) {
            return lexemes.get(i).isName()
                    ? Family.introducedBy(lexemes.get(i - 1).text())
                    : java.util.Optional.empty();
        }

        private String type(int i, int depth) {
            Lexeme lexeme = lexemes.get(i);
            if (i == 0 && declares(0)) {
                return SemanticTokenTypes.Macro;
            }
            if (i > 0 && lexemes.get(i - 1).is("<") && lexeme.isName()) {
                return SemanticTokenTypes.Struct;
            }
            if (i > 0 && depth == 0 && definesAt(i).isPresent() && (i == 1 || !isKeyword(lexeme))) {
                return ofFamily(definesAt(i).get());
            }
            return plain(lexeme, depth);
        }

        private boolean isKeyword(Lexeme lexeme) {
            return lexeme.kind() == Lexeme.Kind.WORD && reserved.contains(lexeme.text());
        }

        private String plain(Lexeme lexeme, int depth) {
            return switch (lexeme.kind()) {
                case MACRO -> SemanticTokenTypes.Macro;
                case COMMENT -> SemanticTokenTypes.Comment;
                case PUNCTUATION -> SemanticTokenTypes.Operator;
                case WORD -> word(lexeme, depth);
                case STRING, NEWLINE, BLANK, CONTINUATION -> SemanticTokenTypes.String;
            };
        }

        private String word(Lexeme lexeme, int depth) {
            if (depth == 0 && isKeyword(lexeme)) {
                return SemanticTokenTypes.Keyword;
            }
            boolean number = lexeme.text().chars().allMatch(Character::isDigit);
            return number ? SemanticTokenTypes.Number : SemanticTokenTypes.String;
        }

        private static String ofFamily(Family family) {
            return switch (family) {
                case TABLE -> SemanticTokenTypes.Struct;
                case ACTION -> SemanticTokenTypes.Function;
                case MACRO -> SemanticTokenTypes.Macro;
                case PKI, CA, FILTER -> SemanticTokenTypes.Namespace;
            };
        }
    }
}
