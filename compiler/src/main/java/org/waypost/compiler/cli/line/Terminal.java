package org.waypost.compiler.cli.line;

import java.io.InputStream;
import java.io.PrintStream;
import org.waypost.compiler.diagnostic.Ink;
import org.waypost.compiler.diagnostic.SafeText;

/**
 * Where a command reads and writes.
 *
 * @param ink whether {@code out} shows colours
 */
public record Terminal(InputStream in, PrintStream out, PrintStream err, Ink ink) {
    /** One clear line on {@code err}. */
    public void complain(String sentence) {
        err.println("waypost: " + SafeText.of(sentence));
    }
}
