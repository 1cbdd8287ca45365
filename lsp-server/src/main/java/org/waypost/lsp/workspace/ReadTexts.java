package org.waypost.lsp.workspace;

import com.google.inject.Inject;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.resource.XtextResource;
import org.waypost.lsp.text.Outline;
import org.waypost.lsp.text.Outlines;

/** The newest texts of documents: what the editor shows, else what was read. Any thread. */
public final class ReadTexts {
    private final OpenTexts open;
    private final Outlines outlines;

    @Inject
    ReadTexts(OpenTexts open, Outlines outlines) {
        this.open = open;
        this.outlines = outlines;
    }

    /** The outline of a document; an empty one where it was never read. */
    public Outline outline(Resource document) {
        return outlines.of(open.text(document.getURI()).orElseGet(() -> read(document)));
    }

    private static String read(Resource document) {
        return document instanceof XtextResource text && text.getParseResult() != null
                ? text.getParseResult().getRootNode().getText()
                : "";
    }
}
