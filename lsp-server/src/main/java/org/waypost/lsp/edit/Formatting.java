package org.waypost.lsp.edit;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import java.util.List;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentRangeFormattingParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.xtext.ide.server.Document;
import org.eclipse.xtext.ide.server.formatting.FormattingService;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.util.CancelIndicator;
import org.waypost.compiler.format.Formatter;
import org.waypost.compiler.source.SourceFile;
import org.waypost.compiler.source.SourceSet;
import org.waypost.lsp.workspace.DocumentKinds;
import org.waypost.lsp.workspace.EditorFiles;
import org.waypost.lsp.workspace.OpenTexts;

/** {@code textDocument/formatting} and {@code rangeFormatting}: the form of {@code waypost fmt}. */
@Singleton
public class Formatting extends FormattingService {
    private final OpenTexts open;
    private final DocumentKinds kinds;

    @Inject
    public Formatting(OpenTexts open, DocumentKinds kinds) {
        this.kinds = kinds;
        this.open = open;
    }

    @Override
    public List<? extends TextEdit> format(
            Document document,
            XtextResource resource,
            DocumentFormattingParams params,
            CancelIndicator indicator) {
        return kinds.isConfiguration(resource.getURI()) ? edits(document, resource) : List.of();
    }

    @Override
    public List<? extends TextEdit> format(
            Document document,
            XtextResource resource,
            DocumentRangeFormattingParams params,
            CancelIndicator indicator) {
        Range wanted = params.getRange();
        if (!kinds.isConfiguration(resource.getURI())) {
            return List.of();
        }
        return edits(document, resource).stream()
                .filter(edit -> edit.getRange().getStart().getLine() <= wanted.getEnd().getLine())
                .filter(edit -> edit.getRange().getEnd().getLine() >= wanted.getStart().getLine())
                .toList();
    }

    /** The edits of the whole document, by lines. */
    List<TextEdit> edits(Document document, XtextResource resource) {
        SourceFile file = new SourceFile(String.valueOf(resource.getURI()), document.getContents());
        SourceSet sources = new SourceSet(file, new EditorFiles(open, resource.getURI()));
        return LineEdits.between(file.text(), Formatter.format(sources));
    }
}
