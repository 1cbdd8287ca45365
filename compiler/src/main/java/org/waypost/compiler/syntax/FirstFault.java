package org.waypost.compiler.syntax;

import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.ParseTreeListener;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/**
 * Stops at the first error of a statement and keeps the tree of what came before: those options
 * have been read, and what is wrong with them is told first.
 */
final class FirstFault extends DefaultErrorStrategy implements ParseTreeListener {
    private @Nullable ParserRuleContext root;
    private @Nullable Token offending;

    void reset() {
        root = null;
        offending = null;
    }

    @Nullable ParserRuleContext root() {
        return root;
    }

    @Nullable Token offending() {
        return offending;
    }

    @Override
    public void recover(Parser recognizer, RecognitionException e) {
        offending = e.getOffendingToken();
        breakOff(recognizer, e);
        throw new ParseCancellationException(e);
    }

    @Override
    public Token recoverInline(Parser recognizer) {
        offending = recognizer.getCurrentToken();
        breakOff(recognizer, new InputMismatchException(recognizer));
        throw new ParseCancellationException();
    }

    /** Marks the rules that were being read. */
    private static void breakOff(Parser recognizer, RecognitionException e) {
        ParserRuleContext context = recognizer.getContext();
        while (context != null) {
            context.exception = e;
            context = context.getParent();
        }
    }

    @Override
    public void sync(Parser recognizer) {}

    @Override
    public void reportError(Parser recognizer, RecognitionException e) {}

    @Override
    public void enterEveryRule(ParserRuleContext ctx) {
        if (root == null) {
            root = ctx;
        }
    }

    @Override
    public void exitEveryRule(ParserRuleContext ctx) {}

    @Override
    public void visitTerminal(TerminalNode node) {}

    @Override
    public void visitErrorNode(ErrorNode node) {}
}
