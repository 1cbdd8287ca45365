package org.waypost.lsp.explain;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.xtext.ide.server.Document;
import org.eclipse.xtext.ide.server.hover.IHoverService;
import org.eclipse.xtext.resource.EObjectAtOffsetHelper;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.util.CancelIndicator;
import org.jspecify.annotations.Nullable;
import org.waypost.lsp.text.Lexeme;
import org.waypost.lsp.text.Lines;
import org.waypost.lsp.text.Outline;
import org.waypost.lsp.text.Outlines;
import org.waypost.lsp.text.Phrase;
import org.waypost.lsp.xtext.shape.Definition;

/** {@code textDocument/hover} in a configuration. */
@Singleton
public class Hovers implements IHoverService {
    private static final Set<String> RULES = Set.of("match", "accept", "reject");

    private final EObjectAtOffsetHelper elements;
    private final DefinitionText definitions;
    private final Texts texts;
    private final Outlines outlines;

    @Inject
    public Hovers(
            EObjectAtOffsetHelper elements,
            DefinitionText definitions,
            Texts texts,
            Outlines outlines) {
        this.elements = elements;
        this.definitions = definitions;
        this.texts = texts;
        this.outlines = outlines;
    }

    /** What there is to say of words that are no names of definitions. */
    record Texts(WordText words, KeyText keys, RuleText rules) {
        @Inject
        Texts {}
    }

    @Override
    public @Nullable Hover hover(
            Document document,
            XtextResource resource,
            HoverParams params,
            CancelIndicator indicator) {
        Outline outline = outlines.of(document.getContents());
        int offset = outline.lines().offset(params.getPosition());
        Optional<Phrase> phrase = outline.statementAt(offset);
        Optional<Lexeme> lexeme =
                phrase.flatMap(
                        p ->
                                p.visible().stream()
                                        .filter(l -> l.start() <= offset && offset < l.end())
                                        .findFirst());
        if (lexeme.isEmpty()) {
            return null;
        }
        Spot spot = new Spot(lexeme.get(), phrase.orElseThrow(), outline.lines(), resource);
        List<String> parts = parts(spot, offset);
        return parts.isEmpty() ? null : hover(String.join("\n\n", parts), spot);
    }

    /** A word, and where it stands. */
    private record Spot(Lexeme word, Phrase phrase, Lines lines, XtextResource resource) {
        List<Lexeme> before() {
            return phrase.visible().stream().takeWhile(l -> l.start() < word.start()).toList();
        }

        Optional<Lexeme> behind() {
            return phrase.visible().stream().filter(l -> l.start() > word.start()).findFirst();
        }

        boolean isRule() {
            return before().isEmpty() && RULES.contains(word.text());
        }

        int line(int offset) {
            return lines.position(offset).getLine() + 1;
        }
    }

    private List<String> parts(Spot spot, int offset) {
        List<String> parts = new ArrayList<>();
        EObject named = elements.getElementWithNameAt(spot.resource(), offset);
        if (named instanceof Definition definition && !definition.eIsProxy()) {
            parts.add(definitions.of(definition, spot.resource()));
            return parts;
        }
        if (spot.isRule()) {
            int first = spot.line(spot.phrase().start());
            int last = spot.line(spot.phrase().visible().getLast().end());
            texts.rules().of(spot.resource(), first, last).ifPresent(parts::add);
        }
        if (spot.word().kind() == Lexeme.Kind.WORD) {
            texts.words()
                    .of(spot.before(), spot.word().text(), spot.behind(), spot.resource())
                    .ifPresent(parts::add);
        }
        if (parts.isEmpty() && spot.word().isName()) {
            texts.keys().of(spot.word().value(), spot.resource()).ifPresent(parts::add);
        }
        return parts;
    }

    private static Hover hover(String markdown, Spot spot) {
        return new Hover(
                new MarkupContent(MarkupKind.MARKDOWN, markdown),
                spot.lines().range(spot.word().start(), spot.word().end()));
    }
}
