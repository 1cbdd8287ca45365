package org.waypost.tests.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.waypost.tests.process.Commands;
import org.waypost.tests.process.Ended;
import org.waypost.tests.process.Maildir;
import org.waypost.tests.process.Patience;
import org.waypost.tests.process.Ports;

/**
 * A private Postfix on loopback: its own configuration, queue and log in a temporary folder. It
 * takes mail for peer.example.net into maildirs and hands everything else to one smarthost.
 */
final class Postfix implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(30);

    private final Path folder;
    private final int port;
    private final List<String> more;

    private Postfix(Path folder, int port, List<String> more) {
        this.folder = folder;
        this.port = port;
        this.more = more;
    }

    /** Writes its files and starts it; what is not its own goes to this port. */
    static Postfix start(int smarthost) throws IOException {
        return start(smarthost, List.of());
    }

    /** The same with more lines of main.cf. */
    static Postfix start(int smarthost, List<String> more) throws IOException {
        // Its processes drop root, so its folder may not hide below one that only root may enter.
        Path folder = Files.createTempDirectory("waypost-postfix-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Postfix postfix = new Postfix(folder, Ports.free(), more);
        postfix.writeFiles(smarthost);
        Ended started = postfix.command("start");
        if (started.code() != 0) {
            throw new AssertionError("Postfix did not start: " + started.said() + postfix.log());
        }
        Patience.until("Postfix answers", START, () -> Ports.answers(postfix.port));
        return postfix;
    }

    private void writeFiles(int smarthost) throws IOException {
        for (String each : List.of("conf", "spool", "data", "mail")) {
            Files.createDirectories(folder.resolve(each));
        }
        own("postfix", folder.resolve("data"));
        own("nobody", folder.resolve("mail"));
        Files.writeString(folder.resolve("conf/main.cf"), mainConfiguration(smarthost));
        Files.writeString(folder.resolve("conf/master.cf"), services());
    }

    private static void own(String user, Path path) throws IOException {
        Files.setOwner(
                path,
                path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user));
    }

    private String mainConfiguration(int smarthost) {
        return String.join(
                "\n",
                "compatibility_level = 3.6",
                "queue_directory = " + folder + "/spool",
                "data_directory = " + folder + "/data",
                "command_directory = /usr/sbin",
                "daemon_directory = /usr/lib/postfix/sbin",
                "maillog_file = " + folder + "/postfix.log",
                "maillog_file_prefixes = " + folder,
                "myhostname = peer.example.net",
                "mydestination =",
                "inet_interfaces = 127.0.0.1",
                "inet_protocols = ipv4",
                "mynetworks = 127.0.0.0/8",
                "relayhost = [127.0.0.1]:" + smarthost,
                "smtp_host_lookup = native",
                "alias_maps =",
                "alias_database =",
                "virtual_mailbox_domains = peer.example.net",
                "virtual_mailbox_base = " + folder + "/mail",
                "virtual_mailbox_maps = static:peer/",
                "virtual_uid_maps = static:" + id("-u"),
                "virtual_gid_maps = static:" + id("-g"),
                "virtual_minimum_uid = 1",
                String.join("\n", more),
                "");
    }

    private static String id(String which) {
        return Commands.run("id", which, "nobody").out().strip();
    }

    private String services() {
        return String.join(
                "\n",
                "127.0.0.1:" + port + " inet n - n - - smtpd",
                "cleanup unix n - n - 0 cleanup",
                "qmgr unix n - n 300 1 qmgr",
                "tlsmgr unix - - n 1000? 1 tlsmgr",
                "rewrite unix - - n - - trivial-rewrite",
                "bounce unix - - n - 0 bounce",
                "defer unix - - n - 0 bounce",
                "trace unix - - n - 0 bounce",
                "verify unix - - n - 1 verify",
                "proxymap unix - - n - - proxymap",
                "smtp unix - - n - - smtp",
                "relay unix - - n - - smtp",
                "error unix - - n - - error",
                "retry unix - - n - - error",
                "discard unix - - n - - discard",
                "virtual unix - n n - - virtual",
                "anvil unix - - n - 1 anvil",
                "scache unix - - n - 1 scache",
                "postlog unix-dgram n - n - 1 postlogd",
                "");
    }

    private Ended command(String word) {
        return Commands.run("/usr/sbin/postfix", "-c", folder + "/conf", word);
    }

    /** The process that starts all others. */
    long master() throws IOException {
        return Long.parseLong(Files.readString(folder.resolve("spool/pid/master.pid")).strip());
    }

    int port() {
        return port;
    }

    /** Where everything for peer.example.net arrives. */
    Maildir mailbox() {
        return new Maildir(folder.resolve("mail/peer"));
    }

    String log() {
        try {
            Path log = folder.resolve("postfix.log");
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        Ended stopped = command("stop");
        Patience.until("Postfix has ended", START, () -> !Ports.answers(port));
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        if (stopped.code() != 0) {
            throw new AssertionError("Postfix did not stop: " + stopped.said());
        }
    }
}
