package org.waypost.tests.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.waypost.tests.process.Commands;
import org.waypost.tests.process.Maildir;
import org.waypost.tests.process.Ports;
import org.waypost.tests.process.ServerProcess;
import org.waypost.tests.process.ServerSetup;

/**
 * `examples/01-first-server/smtpd.conf` with its mailboxes in a folder of the test.
 *
 * @param folder everything that it writes lies there
 * @param port where it listens
 */
record FirstServer(Path folder, int port) {
    static FirstServer in(Path folder) throws IOException {
        return new FirstServer(Files.createDirectories(folder), Ports.free());
    }

    /** Starts it; what it relays goes to this port. */
    ServerProcess start(int smarthost) {
        Path config = Commands.repository().resolve("examples/01-first-server/smtpd.conf");
        Map<String, String> macros =
                Map.of(
                        "smtp_port", Integer.toString(port),
                        "inbox", "\"" + folder + "/mail/%{user.username}\"",
                        "smarthost", "smtp://127.0.0.1:" + smarthost);
        Path spool = folder.resolve("spool");
        return ServerProcess.start(
                new ServerSetup(config, spool, macros, List.of(port), List.of(), "fs"));
    }

    Maildir mailbox(String user) {
        return new Maildir(folder.resolve("mail").resolve(user));
    }
}
