package org.waypost.lsp.outline;

import com.google.inject.Inject;
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
import org.waypost.lsp.text.Lines;
import org.waypost.lsp.text.Outline;
import org.waypost.lsp.text.Outlines;
import org.waypost.lsp.text.Phrase;

/** {@code textDocument/foldingRange}: statements of several lines, blocks of comments. */
@Singleton
public class Folds extends FoldingRangeService {
    private final Outlines outlines;

    @Inject
    public Folds(Outlines outlines) {
        this.outlines = outlines;
    }

    @Override
    public List<FoldingRange> createFoldingRanges(
            @Nullable Document document,
            @Nullable XtextResource resource,
            CancelIndicator indicator) {
        if (document == null) {
            return List.of();
        }
        Outline outline = outlines.of(document.getContents());
        Folder folder = new Folder(outline.lines(), new ArrayList<>());
        for (Phrase phrase : outline.statements()) {
            int end = phrase.visible().getLast().end();
            folder.fold(phrase.start(), end, FoldingRangeKind.Region);
        }
        comments(outline, folder);
        return folder.folds();
    }

    /** A block of comments ends at a blank line or at a statement. */
    private static void comments(Outline outline, Folder folder) {
        int first = -1;
        int last = -1;
        boolean lineHasComment = true;
        for (Lexeme lexeme : outline.lexemes()) {
            boolean ends = false;
            switch (lexeme.kind()) {
                case COMMENT -> {
                    first = first < 0 ? lexeme.start() : first;
                    last = lexeme.start();
                    lineHasComment = true;
                }
                case NEWLINE -> {
                    ends = !lineHasComment;
                    lineHasComment = false;
                }
                case BLANK -> {}
                case WORD, STRING, MACRO, PUNCTUATION, CONTINUATION -> ends = true;
            }
            if (ends && first >= 0) {
                folder.fold(first, last, FoldingRangeKind.Comment);
                first = -1;
            }
        }
        if (first >= 0) {
            folder.fold(first, last, FoldingRangeKind.Comment);
        }
    }

    /** Makes lines of offsets. */
    private record Folder(Lines lines, List<FoldingRange> folds) {
        void fold(int start, int end, String kind) {
            int firstLine = lines.position(start).getLine();
            int lastLine = lines.position(end).getLine();
            if (firstLine < lastLine) {
                FoldingRange fold = new FoldingRange(firstLine, lastLine);
                fold.setKind(kind);
                folds.add(fold);
            }
        }
    }
}
