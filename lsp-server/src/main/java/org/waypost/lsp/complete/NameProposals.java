package org.waypost.lsp.complete;

import com.google.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.xtext.resource.XtextResource;
import org.waypost.lsp.navigate.Tags;
import org.waypost.lsp.text.Family;
import org.waypost.lsp.text.Lexeme;

/** Names of tables, macros, actions and the like, written as they are written there. */
final class NameProposals {
    private final Names names;
    private final Tags tags;

    @Inject
    NameProposals(Names names, Tags tags) {
        this.names = names;
        this.tags = tags;
    }

    /** Whether the word before the cursor asks for a listener's tag. */
    static boolean asksForTag(Cursor cursor) {
        return cursor.before().size() >= 2
                && cursor.previous().filter(l -> l.is("tag") || l.is("tagged")).isPresent();
    }

    /** The tags that listeners set and rules ask for. */
    List<Proposal> tags(XtextResource resource, Cursor cursor) {
        String quote = cursor.isQuoted() ? cursor.typed().substring(0, 1) : "";
        return tags.names(resource).stream()
                .filter(name -> !name.equals(cursor.typed()))
                .map(
                        name ->
                                new Proposal(
                                        name,
                                        quote + name + quote,
                                        CompletionItemKind.Value,
                                        "a tag",
                                        ""))
                .toList();
    }

    /** Tables inside the bracket that is already there; the closing one is added if it lacks. */
    List<Proposal> tablesInBrackets(XtextResource resource, boolean closed) {
        return propose(Family.TABLE, resource, n -> closed ? n : n + ">");
    }

    /** Tables with their brackets. */
    List<Proposal> tables(XtextResource resource) {
        return propose(Family.TABLE, resource, n -> "<" + n + ">");
    }

    List<Proposal> macros(XtextResource resource) {
        return propose(Family.MACRO, resource, n -> "$" + n);
    }

    /** Names after the word that asks for one; quoted where a quote was begun. */
    List<Proposal> named(Family family, XtextResource resource, Cursor cursor) {
        boolean quoted = cursor.typed().startsWith("\"") || family == Family.ACTION;
        return propose(family, resource, n -> quoted ? '"' + n + '"' : n);
    }

    /** The family of which a name is asked for by the word before the cursor. */
    static Optional<Family> asked(Cursor cursor) {
        if (cursor.before().size() < 2) {
            return Optional.empty();
        }
        Lexeme last = cursor.before().getLast();
        return Family.introducedBy(last.text()).filter(f -> f != Family.TABLE);
    }

    private interface Writing {
        String write(String name);
    }

    private List<Proposal> propose(Family family, XtextResource resource, Writing writing) {
        return names.of(family, resource).stream()
                .map(
                        n ->
                                new Proposal(
                                        writing.write(n.name()),
                                        writing.write(n.name()),
                                        kind(family),
                                        n.definition(),
                                        ""))
                .toList();
    }

    private static CompletionItemKind kind(Family family) {
        return switch (family) {
            case TABLE -> CompletionItemKind.Struct;
            case MACRO -> CompletionItemKind.Constant;
            case ACTION -> CompletionItemKind.Function;
            case PKI, CA -> CompletionItemKind.File;
            case FILTER -> CompletionItemKind.Module;
        };
    }
}
