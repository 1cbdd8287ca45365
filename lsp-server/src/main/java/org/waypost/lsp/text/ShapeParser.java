package org.waypost.lsp.text;

import com.google.inject.Inject;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.eclipse.xtext.ParserRule;
import org.eclipse.xtext.RuleCall;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.parser.IParseResult;
import org.eclipse.xtext.parser.IParser;
import org.eclipse.xtext.util.ReplaceRegion;

/**
 * Xtext's parser for documents: the tokens of the ANTLR 4 grammar in the shape that both dialects
 * share. It has no syntax errors; what is wrong with a text is the compiler's to say.
 */
public final class ShapeParser implements IParser {
    private final GrammarElements elements;
    private final Outlines outlines;

    @Inject
    public ShapeParser(GrammarElements elements, Outlines outlines) {
        this.elements = elements;
        this.outlines = outlines;
    }

    @Override
    public IParseResult parse(Reader reader) {
        StringWriter text = new StringWriter();
        try {
            reader.transferTo(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parse(text.toString());
    }

    /** Parses a text. Never throws, whatever the text is. */
    IParseResult parse(String text) {
        return new ShapeBuilder(elements, text).build(outlines.of(text));
    }

    @Override
    public IParseResult parse(ParserRule rule, Reader reader) {
        return parse(reader);
    }

    @Override
    public IParseResult parse(RuleCall ruleCall, Reader reader, int initialLookAhead) {
        return parse(reader);
    }

    @Override
    public IParseResult reparse(IParseResult previous, ReplaceRegion change) {
        ICompositeNode root = previous.getRootNode();
        StringBuilder text = new StringBuilder(root.getText());
        change.applyTo(text);
        return parse(text.toString());
    }
}
