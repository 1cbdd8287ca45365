package org.waypost.mta.delivery.local;

import java.io.IOException;
import java.io.InputStream;
import org.waypost.mta.delivery.OneLine;

/** Reads a program's output to its end and keeps the last line that says something. */
final class LastLine {
    private final byte[] line = new byte[OneLine.MAX_CHARS];
    private int length;
    private volatile String last = "";

    void readAll(InputStream output) {
        try (output) {
            for (int b = output.read(); b >= 0; b = output.read()) {
                take(b);
            }
        } catch (IOException _) {
            // The program was ended; what it said until then counts.
        }
        endLine();
    }

    /** May be asked before the end was reached. */
    String text() {
        return last;
    }

    private void take(int b) {
        if (b == '\n') {
            endLine();
        } else if (length < line.length) {
            line[length++] = (byte) b;
        }
    }

    private void endLine() {
        String text = OneLine.of(line, length).strip();
        if (!text.isEmpty()) {
            last = text;
        }
        length = 0;
    }
}
