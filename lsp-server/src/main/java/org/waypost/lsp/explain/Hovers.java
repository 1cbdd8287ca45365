package org.waypost.lsp.explain;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Range;
import org.eclipse.xtext.ide.server.Document;
import org.eclipse.xtext.ide.server.hover.IHoverService;
import org.eclipse.xtext.resource.EObjectAtOffsetHelper;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.util.CancelIndicator;
import org.jspecify.annotations.Nullable;
import org.waypost.lsp.text.Lexeme;
import org.waypost.lsp.text.Outlines;
import org.waypost.lsp.text.Phrase;
import org.waypost.lsp.xtext.shape.Definition;

/** {@code textDocument/hover}. */
@Singleton
public class Hovers implements IHoverService {
    private final EObjectAtOffsetHelper elements;
    private final DefinitionText definitions;
    private final WordText words;
    private final Outlines outlines;

    @Inject
    public Hovers(
            EObjectAtOffsetHelper elements,
            DefinitionText definitions,
            WordText words,
            Outlines outlines) {
        this.elements = elements;
        this.definitions = definitions;
        this.words = words;
        this.outlines = outlines;
    }

    @Override
    public @Nullable Hover hover(
            Document document,
            XtextResource resource,
            HoverParams params,
            CancelIndicator indicator) {
        int offset = document.getOffSet(params.getPosition());
        Optional<Phrase> phrase = outlines.of(document.getContents()).statementAt(offset);
        Optional<Lexeme> lexeme =
                phrase.flatMap(
                        p ->
                                p.visible().stream()
                                        .filter(l -> l.start() <= offset && offset < l.end())
                                        .findFirst());
        return lexeme.flatMap(l -> text(l, phrase.orElseThrow(), resource, offset))
                .map(markdown -> hover(markdown, lexeme.get(), document))
                .orElse(null);
    }

    private Optional<String> text(
            Lexeme lexeme, Phrase phrase, XtextResource resource, int offset) {
        EObject named = elements.getElementWithNameAt(resource, offset);
        if (named instanceof Definition definition && !definition.eIsProxy()) {
            return Optional.of(definitions.of(definition, resource));
        }
        List<Lexeme> before =
                phrase.visible().stream().takeWhile(l -> l.start() < lexeme.start()).toList();
        return lexeme.kind() == Lexeme.Kind.WORD
                ? words.of(before, lexeme.text(), resource)
                : Optional.empty();
    }

    private static Hover hover(String markdown, Lexeme lexeme, Document document) {
        Range range =
                new Range(document.getPosition(lexeme.start()), document.getPosition(lexeme.end()));
        return new Hover(new MarkupContent(MarkupKind.MARKDOWN, markdown), range);
    }
}
