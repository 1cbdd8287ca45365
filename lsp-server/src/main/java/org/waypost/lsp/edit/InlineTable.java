package org.waypost.lsp.edit;

import com.google.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.waypost.lsp.navigate.Occurrences;
import org.waypost.lsp.navigate.Occurrences.Place;
import org.waypost.lsp.text.Lexeme;
import org.waypost.lsp.text.Outline;
import org.waypost.lsp.text.Ranges;
import org.waypost.lsp.workspace.Uris;
import org.waypost.lsp.xtext.shape.Definition;
import org.waypost.lsp.xtext.shape.TableDefinition;

/** Writes the contents of a table where it is used, and takes its definition away. */
final class InlineTable implements Refactoring {
    private final Occurrences occurrences;

    @Inject
    InlineTable(Occurrences occurrences) {
        this.occurrences = occurrences;
    }

    @Override
    public List<CodeAction> offers(Spot spot) {
        Optional<Definition> definition =
                occurrences
                        .definitionAt(spot.resource(), spot.offset())
                        .filter(TableDefinition.class::isInstance);
        if (definition.isEmpty()) {
            return List.of();
        }
        List<Place> uses = occurrences.of(definition.get()).stream().skip(1).toList();
        Optional<String> list = list(definition.get());
        if (uses.isEmpty() || list.isEmpty()) {
            return List.of();
        }
        CodeAction action =
                new CodeAction(
                        "Write the table `" + definition.get().getName() + "` where it is used");
        action.setKind(CodeActionKind.RefactorInline);
        action.setEdit(new WorkspaceEdit(changes(definition.get(), uses, list.get())));
        return List.of(action);
    }

    /** The list of a table on one line; empty for a table that is a file, and with comments. */
    private static Optional<String> list(Definition definition) {
        String text = NodeModelUtils.getNode(definition).getText();
        List<Lexeme> lexemes = Outline.of(text.strip()).lexemes();
        boolean commented = lexemes.stream().anyMatch(l -> l.kind() == Lexeme.Kind.COMMENT);
        int open = text.indexOf('{');
        int close = text.lastIndexOf('}');
        return commented || open < 0 || close < open
                ? Optional.empty()
                : Optional.of(text.substring(open, close + 1).replaceAll("(\\\\?\\s)+", " "));
    }

    private static Map<String, List<TextEdit>> changes(
            Definition definition, List<Place> uses, String list) {
        Map<String, List<TextEdit>> changes = new LinkedHashMap<>();
        for (Place use : uses) {
            INode whole = use.node().getParent();
            add(changes, use.file().getURI(), whole, list);
        }
        ICompositeNode node = NodeModelUtils.getNode(definition);
        String text = node.getRootNode().getText();
        int end = node.getEndOffset();
        int behind = end < text.length() && text.charAt(end) == '\n' ? end + 1 : end;
        changes.computeIfAbsent(Uris.text(definition.eResource().getURI()), u -> new ArrayList<>())
                .add(new TextEdit(Ranges.of(text, node.getOffset(), behind), ""));
        return changes;
    }

    private static void add(
            Map<String, List<TextEdit>> changes,
            org.eclipse.emf.common.util.URI file,
            INode node,
            String with) {
        String text = node.getRootNode().getText();
        changes.computeIfAbsent(Uris.text(file), u -> new ArrayList<>())
                .add(new TextEdit(Ranges.of(text, node.getOffset(), node.getEndOffset()), with));
    }
}
