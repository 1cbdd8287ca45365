package org.waypost.tests.bench.graph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.waypost.compiler.mailtest.SuiteResult;
import org.waypost.compiler.mailtest.SuiteRunner;

/** A test file of many cases, from its text to the results. */
final class Golden {
    private static final String[] KINDS = {
        "from: 203.0.113.%1$d, sender: a%2$d@spam.example, rcpt: u@example.org,"
                + " expect: {decision: reject}",
        "from: 203.0.113.%1$d, sender: a%2$d@x.example, rcpt: u%2$d@example.org,"
                + " expect: {decision: accept}",
        "from: 10.1.2.%1$d, sender: a%2$d@x.example, rcpt: b%2$d@far.example,"
                + " expect: {decision: accept}",
        "from: 203.0.113.%1$d, sender: a%2$d@x.example, rcpt: b%2$d@far.example,"
                + " expect: {decision: reject}"
    };

    private Golden() {}

    /** Wall clock: the first time is what a person waits for, but for the start of Java. */
    static void rows(Path folder, int cases, String configuration) throws IOException {
        Files.writeString(folder.resolve("smtpd.conf"), configuration);
        StringBuilder text = new StringBuilder("config: smtpd.conf\ncases:\n");
        for (int i = 0; i < cases; i++) {
            String fields = String.format(Locale.ROOT, KINDS[i % KINDS.length], i % 250, i);
            text.append("  - {name: case ").append(i).append(", ").append(fields).append("}\n");
        }
        Path file = folder.resolve("large.mailtest.yaml");
        Files.writeString(file, text);
        for (String what : new String[] {"the first time", "again", "once more"}) {
            long begin = System.nanoTime();
            SuiteResult result = SuiteRunner.run(file.toString(), false);
            double millis = (System.nanoTime() - begin) / 1e6;
            if (!result.met() || result.cases().size() != cases) {
                throw new IllegalStateException("not every case is met");
            }
            System.out.printf(Locale.ROOT, "| %,d cases, %s | %.0f |%n", cases, what, millis);
        }
    }
}
