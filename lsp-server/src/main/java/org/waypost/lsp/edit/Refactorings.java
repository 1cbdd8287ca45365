package org.waypost.lsp.edit;

import com.google.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.xtext.ide.server.Document;
import org.eclipse.xtext.resource.XtextResource;
import org.waypost.lsp.edit.Refactoring.Spot;
import org.waypost.lsp.text.Outline;
import org.waypost.lsp.text.Outlines;
import org.waypost.lsp.text.Phrase;

/** All refactorings, one class each. */
final class Refactorings {
    private final List<Refactoring> all;
    private final Outlines outlines;

    @Inject
    Refactorings(TurnIntoTable turn, InlineTable inline, NameAction name, Outlines outlines) {
        this.all = List.of(turn, inline, name);
        this.outlines = outlines;
    }

    /** What can be done at an offset. */
    List<CodeAction> at(Document document, XtextResource resource, int offset) {
        String text = document.getContents();
        Outline outline = outlines.of(text);
        Optional<Phrase> phrase = outline.statementAt(offset);
        return phrase.stream()
                .map(p -> new Spot(resource, text, outline, p, offset))
                .flatMap(spot -> all.stream().flatMap(each -> each.offers(spot).stream()))
                .toList();
    }
}
