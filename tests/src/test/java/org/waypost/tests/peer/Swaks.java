package org.waypost.tests.peer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.waypost.tests.process.Commands;
import org.waypost.tests.process.Ended;

/**
 * Debian's swaks as a client. Its exit code is the step that was refused; 0 when none was.
 *
 * @param port where the server listens, on loopback
 * @param message the file that it sends
 */
record Swaks(int port, Path message) {
    /** swaks' own code for a refused recipient. */
    static final int RECIPIENT_REFUSED = 24;

    /** swaks' own code for a refused login. */
    static final int LOGIN_REFUSED = 28;

    Ended send(String sender, String recipient, String... more) {
        List<String> line = new ArrayList<>(List.of("swaks", "--server", "127.0.0.1"));
        line.addAll(List.of("--port", Integer.toString(port), "--helo", "client.example"));
        line.addAll(List.of("--from", sender, "--to", recipient, "--data", "@" + message));
        line.addAll(List.of(more));
        return Commands.run(line.toArray(String[]::new));
    }
}
