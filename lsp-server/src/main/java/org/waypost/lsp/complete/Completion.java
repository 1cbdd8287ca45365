package org.waypost.lsp.complete;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.InsertTextFormat;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.xtext.ide.server.Document;
import org.eclipse.xtext.ide.server.contentassist.ContentAssistService;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.util.CancelIndicator;
import org.waypost.grammar.Release;
import org.waypost.lsp.text.Family;
import org.waypost.lsp.text.Lexeme;
import org.waypost.lsp.text.Lines;
import org.waypost.lsp.text.Outline;
import org.waypost.lsp.text.Outlines;
import org.waypost.lsp.workspace.DocumentKinds;
import org.waypost.lsp.workspace.OpenTexts;

/** {@code textDocument/completion}. */
@Singleton
public class Completion extends ContentAssistService {
    private final NameProposals names;
    private final Dialects dialects;
    private final Outlines outlines;
    private final Surroundings surroundings;

    @Inject
    Completion(
            NameProposals names, Dialects dialects, Outlines outlines, Surroundings surroundings) {
        this.names = names;
        this.dialects = dialects;
        this.outlines = outlines;
        this.surroundings = surroundings;
    }

    /** What the proposals depend on besides the text. */
    record Surroundings(StatementSnippets snippets, OpenTexts open, DocumentKinds kinds) {
        @Inject
        Surroundings {}
    }

    @Override
    public CompletionList createCompletionList(
            Document document,
            XtextResource resource,
            CompletionParams params,
            CancelIndicator indicator) {
        if (!surroundings.kinds().isConfiguration(resource.getURI())) {
            return new CompletionList(false, List.of());
        }
        int offset = Lines.offset(document, params.getPosition());
        String text = document.getContents();
        Outline outline = outlines.of(text);
        Cursor cursor = Cursor.at(outline, offset);
        Range place = outline.lines().range(cursor.start(), cursor.wordEnd());
        List<CompletionItem> items = new ArrayList<>();
        for (Proposal proposal : proposals(cursor, text, resource)) {
            if (fits(proposal, cursor)) {
                items.add(item(proposal, cursor, place, items.size()));
            }
        }
        return new CompletionList(false, items);
    }

    private List<Proposal> proposals(Cursor cursor, String text, XtextResource resource) {
        if (cursor.silent()) {
            return List.of();
        }
        if (cursor.typed().startsWith("$")) {
            return names.macros(resource);
        }
        Optional<Lexeme> previous = cursor.previous();
        if (previous.filter(l -> l.is("<")).isPresent()) {
            return names.tablesInBrackets(resource, text.startsWith(">", cursor.wordEnd()));
        }
        if (PathProposals.isAsked(cursor)) {
            List<Proposal> paths = PathProposals.of(cursor, resource.getURI());
            return cursor.isQuoted() ? paths : joined(paths, expected(cursor, resource));
        }
        if (NameProposals.asksForTag(cursor)) {
            return joined(names.tags(resource, cursor), expected(cursor, resource));
        }
        Optional<Family> asked = NameProposals.asked(cursor);
        if (asked.isPresent()) {
            return names.named(asked.get(), resource, cursor);
        }
        if (InterfaceProposals.isAsked(cursor)) {
            return joined(InterfaceProposals.all(), expected(cursor, resource));
        }
        return expected(cursor, resource);
    }

    private static List<Proposal> joined(List<Proposal> first, List<Proposal> others) {
        List<Proposal> all = new ArrayList<>(first);
        all.addAll(others);
        return all;
    }

    /** What the grammar has to say, for each release that the file may be for. */
    private List<Proposal> expected(Cursor cursor, XtextResource resource) {
        Map<String, Proposal> proposals = new LinkedHashMap<>();
        boolean table = false;
        boolean value = false;
        Map<String, Proposal> statements = new LinkedHashMap<>();
        for (Release release : dialects.releases(resource)) {
            if (cursor.before().isEmpty() && surroundings.open().preferences().snippets()) {
                surroundings
                        .snippets()
                        .of(release)
                        .forEach(p -> statements.putIfAbsent(p.label(), p));
            }
            Expectation expectation = Expectation.after(cursor.before(), release);
            table |= expectation.table();
            value |= expectation.table() || expectation.text();
            if (!cursor.isQuoted()) {
                KeywordProposals.of(expectation, cursor)
                        .forEach(p -> proposals.putIfAbsent(p.label(), p));
            }
        }
        List<Proposal> all = new ArrayList<>();
        if (table && !cursor.isQuoted()) {
            all.addAll(names.tables(resource));
        }
        all.addAll(proposals.values());
        if (value && !cursor.before().isEmpty() && !cursor.isQuoted()) {
            all.addAll(names.macros(resource));
        }
        all.addAll(statements.values());
        return all;
    }

    /** Clients filter too, but each in its own way; what cannot fit is not sent. */
    private static boolean fits(Proposal proposal, Cursor cursor) {
        String typed = cursor.typed().toLowerCase(Locale.ROOT);
        if (proposal.kind() == CompletionItemKind.Snippet) {
            return proposal.label().startsWith(typed);
        }
        return proposal.insert().toLowerCase(Locale.ROOT).startsWith(typed)
                || proposal.bare().toLowerCase(Locale.ROOT).startsWith(typed);
    }

    private static CompletionItem item(Proposal proposal, Cursor cursor, Range place, int rank) {
        CompletionItem item = new CompletionItem(proposal.label());
        item.setKind(proposal.kind());
        if (!proposal.detail().isEmpty()) {
            item.setDetail(proposal.detail());
        }
        if (!proposal.documentation().isEmpty()) {
            item.setDocumentation(new MarkupContent(MarkupKind.MARKDOWN, proposal.documentation()));
        }
        item.setTextEdit(Either.forLeft(new TextEdit(place, proposal.insert())));
        if (proposal.kind() == CompletionItemKind.Snippet) {
            item.setInsertTextFormat(InsertTextFormat.Snippet);
            item.setFilterText(proposal.label());
            item.setSortText("%05d".formatted(rank));
            return item;
        }
        boolean asWritten = proposal.insert().startsWith(cursor.typed());
        item.setFilterText(asWritten ? proposal.insert() : proposal.bare());
        item.setSortText("%05d".formatted(rank));
        return item;
    }
}
