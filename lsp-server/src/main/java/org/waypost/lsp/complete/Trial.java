package org.waypost.lsp.complete;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.waypost.grammar.SmtpdConfParser;

/** Whether the language reads a beginning of a statement to its end, by reading it. */
final class Trial {
    private Trial() {}

    /**
     * Reads tokens.
     *
     * @param tokens without an end
     * @return true also when the statement is not whole
     */
    static boolean reads(List<? extends Token> tokens) {
        List<Token> all = new ArrayList<>(tokens);
        all.add(new CommonToken(Token.EOF, ""));
        CommonTokenStream stream = new CommonTokenStream(new ListTokenSource(all));
        SmtpdConfParser parser = new SmtpdConfParser(stream);
        parser.removeErrorListeners();
        parser.setErrorHandler(new BailErrorStrategy());
        try {
            parser.statement();
            return true;
        } catch (ParseCancellationException stopped) {
            return stopped.getCause() instanceof RecognitionException at
                    && at.getOffendingToken().getTokenIndex() >= tokens.size();
        }
    }
}
