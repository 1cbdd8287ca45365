package org.waypost.lsp.edit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.xtext.resource.XtextResource;
import org.waypost.lsp.text.Lexeme;
import org.waypost.lsp.text.Lines;
import org.waypost.lsp.text.Outline;
import org.waypost.lsp.text.Phrase;
import org.waypost.lsp.workspace.Uris;

/** A change that keeps the meaning of a configuration. */
interface Refactoring {
    /** What can be done at a place; empty where it makes no sense. */
    List<CodeAction> offers(Spot spot);

    /**
     * Where the cursor is.
     *
     * @param text of the whole document
     * @param offset of the cursor
     */
    record Spot(XtextResource resource, String text, Outline outline, Phrase phrase, int offset) {
        List<Lexeme> words() {
            return phrase.visible();
        }

        Lines lines() {
            return outline.lines();
        }

        Range range(int start, int end) {
            return lines().range(start, end);
        }

        TextEdit replace(int start, int end, String with) {
            return new TextEdit(range(start, end), with);
        }

        /** Writes a statement on a line of its own above the one at the cursor. */
        TextEdit above(String statement) {
            int line = lines().position(phrase.start()).getLine();
            int start = lines().offset(new org.eclipse.lsp4j.Position(line, 0));
            return replace(start, start, statement + "\n");
        }

        /** An action that makes some edits in this document. */
        CodeAction action(String title, String kind, List<TextEdit> edits) {
            CodeAction action = new CodeAction(title);
            action.setKind(kind);
            action.setEdit(new WorkspaceEdit(Map.of(Uris.text(resource.getURI()), edits)));
            return action;
        }

        /** The list in braces around the cursor. */
        Optional<Braces> braces() {
            Lexeme open = null;
            int at = 0;
            List<Lexeme> words = words();
            for (int i = 0; i < words.size(); i++) {
                Lexeme word = words.get(i);
                if (word.is("{")) {
                    open = word;
                    at = i;
                } else if (word.is("}") && open != null) {
                    if (open.start() <= offset && offset <= word.end()) {
                        return Optional.of(new Braces(at, open.start(), word.end()));
                    }
                    open = null;
                }
            }
            return Optional.empty();
        }
    }

    /**
     * A list in braces.
     *
     * @param index of the opening one among the words of the statement
     * @param start offset of the opening brace
     * @param end offset behind the closing one
     */
    record Braces(int index, int start, int end) {}
}
