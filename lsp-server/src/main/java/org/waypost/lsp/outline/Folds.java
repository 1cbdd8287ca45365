package org.waypost.lsp.outline;

import com.google.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeKind;
import org.eclipse.xtext.ide.server.Document;
import org.eclipse.xtext.ide.server.folding.FoldingRangeService;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.util.CancelIndicator;
import org.jspecify.annotations.Nullable;
import org.waypost.lsp.text.Lexeme;
import org.waypost.lsp.text.Outline;
import org.waypost.lsp.text.Phrase;

/** {@code textDocument/foldingRange}: statements of several lines, blocks of comments. */
@Singleton
public class Folds extends FoldingRangeService {
    @Override
    public List<FoldingRange> createFoldingRanges(
            @Nullable Document document,
            @Nullable XtextResource resource,
            CancelIndicator indicator) {
        if (document == null) {
            return List.of();
        }
        Outline outline = Outline.of(document.getContents());
        List<FoldingRange> folds = new ArrayList<>();
        for (Phrase phrase : outline.statements()) {
            List<Lexeme> visible = phrase.visible();
            int end = visible.getLast().end();
            add(folds, document, phrase.start(), end, FoldingRangeKind.Region);
        }
        comments(outline, document, folds);
        return folds;
    }

    private static void comments(Outline outline, Document document, List<FoldingRange> folds) {
        int first = -1;
        int last = -1;
        boolean lineHasComment = true;
        for (Lexeme lexeme : outline.lexemes()) {
            switch (lexeme.kind()) {
                case COMMENT -> {
                    first = first < 0 ? lexeme.start() : first;
                    last = lexeme.start();
                    lineHasComment = true;
                }
                case NEWLINE -> {
                    if (!lineHasComment) {
                        add(folds, document, first, last, FoldingRangeKind.Comment);
                        first = -1;
                    }
                    lineHasComment = false;
                }
                case BLANK -> {}
                case WORD, STRING, MACRO, PUNCTUATION, CONTINUATION -> {
                    add(folds, document, first, last, FoldingRangeKind.Comment);
                    first = -1;
                }
            }
        }
        add(folds, document, first, last, FoldingRangeKind.Comment);
    }

    private static void add(
            List<FoldingRange> folds, Document document, int start, int end, String kind) {
        if (start < 0) {
            return;
        }
        int firstLine = document.getPosition(start).getLine();
        int lastLine = document.getPosition(end).getLine();
        if (firstLine < lastLine) {
            FoldingRange fold = new FoldingRange(firstLine, lastLine);
            fold.setKind(kind);
            folds.add(fold);
        }
    }
}
