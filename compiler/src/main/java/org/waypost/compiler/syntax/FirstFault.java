package org.waypost.compiler.syntax;

import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATNConfig;
import org.antlr.v4.runtime.misc.IntervalSet;
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
    private IntervalSet expected = new IntervalSet();

    void reset() {
        root = null;
        offending = null;
        expected = new IntervalSet();
    }

    @Nullable ParserRuleContext root() {
        return root;
    }

    @Nullable Token offending() {
        return offending;
    }

    IntervalSet expected() {
        return expected;
    }

    @Override
    public void recover(Parser recognizer, RecognitionException e) {
        offending = e.getOffendingToken();
        expected = expectedAt(recognizer, e);
        breakOff(recognizer, e);
        throw new ParseCancellationException(e);
    }

    @Override
    public Token recoverInline(Parser recognizer) {
        offending = recognizer.getCurrentToken();
        expected = recognizer.getExpectedTokens();
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

    private static IntervalSet expectedAt(Parser recognizer, RecognitionException e) {
        boolean further =
                e instanceof NoViableAltException dead
                        && dead.getDeadEndConfigs() != null
                        && dead.getStartToken() != dead.getOffendingToken();
        if (!further) {
            return recognizer.getExpectedTokens();
        }
        IntervalSet tokens = new IntervalSet();
        for (ATNConfig config : ((NoViableAltException) e).getDeadEndConfigs()) {
            tokens.addAll(recognizer.getATN().nextTokens(config.state));
        }
        return tokens;
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
