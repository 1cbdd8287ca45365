package org.waypost.lsp;

import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.apache.log4j.AppenderSkeleton;
import org.apache.log4j.Logger;
import org.apache.log4j.spi.LoggingEvent;
import org.apache.log4j.spi.ThrowableInformation;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.jspecify.annotations.Nullable;

/**
 * The log on standard error: one line a message. A stack trace is shown for what is our own fault,
 * and on request only ({@code -Dwaypost.lsp.trace=true}): clients show this log to people.
 */
final class ServerLog {
    private static final boolean TRACE = Boolean.getBoolean("waypost.lsp.trace");

    private ServerLog() {}

    /** Takes over both logs: Xtext writes to log4j, LSP4J to the JDK's. */
    static void toStandardError() {
        Logger root = Logger.getRootLogger();
        root.removeAllAppenders();
        root.setLevel(org.apache.log4j.Level.WARN);
        root.addAppender(new Lines());
        LogManager.getLogManager().reset();
        ConsoleHandler handler = new ConsoleHandler();
        handler.setFormatter(new OneLine());
        handler.setLevel(Level.WARNING);
        java.util.logging.Logger.getLogger("").addHandler(handler);
    }

    private static String line(String level, String message, @Nullable Throwable cause) {
        String first = firstLine(message);
        StringBuilder line = new StringBuilder("waypost lsp: ").append(level).append(": ");
        line.append(first);
        if (cause != null && !first.contains(String.valueOf(cause.getMessage()))) {
            line.append(" (").append(firstLine(cause.toString())).append(')');
        }
        return line.append('\n').toString();
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private static void trace(@Nullable Throwable cause) {
        if (TRACE && cause != null) {
            cause.printStackTrace();
        }
    }

    private static final class OneLine extends Formatter {
        @Override
        public String format(LogRecord message) {
            Throwable cause = message.getThrown();
            trace(cause);
            String level = message.getLevel() == Level.SEVERE ? "error" : "warning";
            return line(level, String.valueOf(formatMessage(message)), cause);
        }
    }

    private static final class Lines extends AppenderSkeleton {
        @Override
        protected void append(LoggingEvent event) {
            ThrowableInformation thrown = event.getThrowableInformation();
            Throwable cause = thrown == null ? null : thrown.getThrowable();
            if (cause instanceof ResponseErrorException) {
                return; // the client is told, and that is all
            }
            trace(cause);
            String level =
                    event.getLevel().isGreaterOrEqual(org.apache.log4j.Level.ERROR)
                            ? "error"
                            : "warning";
            System.err.print(line(level, String.valueOf(event.getRenderedMessage()), cause));
        }

        @Override
        public boolean requiresLayout() {
            return false;
        }

        @Override
        public void close() {}
    }
}
