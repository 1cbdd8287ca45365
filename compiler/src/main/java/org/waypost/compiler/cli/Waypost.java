package org.waypost.compiler.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.waypost.compiler.cli.line.Terminal;
import org.waypost.compiler.diagnostic.Ink;

/** The main class of {@code waypost}. */
public final class Waypost {
    private static final int BUFFER_BYTES = 1 << 16;

    private Waypost() {}

    public static void main(String[] arguments) {
        PrintStream out = stream(FileDescriptor.out);
        PrintStream err = stream(FileDescriptor.err);
        int exit = run(List.of(arguments), new Terminal(System.in, out, err, ink()));
        out.flush();
        err.flush();
        System.exit(exit);
    }

    /** Runs one command line; the answer is the exit code. */
    public static int run(
            List<String> arguments, InputStream in, PrintStream out, PrintStream err) {
        return run(arguments, new Terminal(in, out, err, Ink.PLAIN));
    }

    private static int run(List<String> arguments, Terminal terminal) {
        return new Commands(terminal).run(arguments);
    }

    /** UTF-8 whatever the locale says: configurations are, and pictures need it. */
    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor), BUFFER_BYTES),
                false,
                StandardCharsets.UTF_8);
    }

    /** See no-color.org for the variable. */
    private static Ink ink() {
        String noColor = System.getenv("NO_COLOR");
        boolean wanted = noColor == null || noColor.isEmpty();
        boolean terminal = System.console() != null && System.console().isTerminal();
        return wanted && terminal && !"dumb".equals(System.getenv("TERM")) ? Ink.COLOR : Ink.PLAIN;
    }
}
