package org.waypost.tests.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.waypost.tests.process.Maildir;
import org.waypost.tests.process.Patience;
import org.waypost.tests.process.Ports;
import org.waypost.tests.process.ServerSetup;

/**
 * A folder with a configuration, a spool and a maildir for each user of {@link Letter}.
 *
 * @param folder everything lies in it
 * @param port where its server listens
 * @param owner `uid:gid` of who runs the server: it delivers as that user
 */
record Mailroom(Path folder, int port, String owner) {

    /** Makes the folder ready for a server that is run by the user of this test. */
    static Mailroom in(Path folder) throws IOException {
        return ownedBy(identity(), folder);
    }

    /** Makes the folder ready for a server that is run by another user. */
    static Mailroom ownedBy(String owner, Path folder) throws IOException {
        Files.createDirectories(folder.resolve("mail"));
        Mailroom room = new Mailroom(folder, Ports.free(), owner);
        Files.writeString(room.config(), room.configuration());
        for (Path each : List.of(folder, folder.resolve("mail"))) {
            Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxrwxrwx"));
        }
        return room;
    }

    private String configuration() {
        String users =
                Letter.users().stream()
                        .map(user -> user + " = \"" + owner + ":" + folder + "\"")
                        .collect(Collectors.joining(", "));
        return String.join(
                "\n",
                "table users { " + users + " }",
                "listen on 127.0.0.1 port " + port + " hostname mx.example.org",
                "action \"inbox\" maildir \""
                        + folder
                        + "/mail/%{user.username}\" userbase <users>",
                "match from any for domain \"example.org\" action \"inbox\"",
                "");
    }

    private static String identity() {
        try {
            Map<String, Object> owner = Files.readAttributes(Path.of("/proc/self"), "unix:uid,gid");
            return owner.get("uid") + ":" + owner.get("gid");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path config() {
        return folder.resolve("smtpd.conf");
    }

    Path spool() {
        return folder.resolve("spool");
    }

    /** Folders of the messages in the spool. */
    List<Path> messagesInSpool() throws IOException {
        Path queue = spool().resolve("queue");
        try (Stream<Path> folders = Files.walk(queue, 2)) {
            return folders.filter(each -> Files.isRegularFile(each.resolve("message"))).toList();
        } catch (UncheckedIOException delivered) {
            return messagesInSpool();
        }
    }

    ServerSetup setup() {
        return new ServerSetup(config(), spool(), Map.of(), List.of(port), List.of(), "fs");
    }

    Maildir mailbox(String user) {
        return new Maildir(folder.resolve("mail").resolve(user));
    }

    /** How often each letter lies with each user, as `user letter`; anything else is an error. */
    Map<String, Integer> arrived() throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        for (String user : Letter.users()) {
            for (Path file : mailbox(user).messages()) {
                int id =
                        Letter.in(file)
                                .orElseThrow(
                                        () -> new AssertionError("not as it was sent: " + file));
                counts.merge(user + " " + id, 1, Integer::sum);
            }
        }
        return counts;
    }

    /** How many files lie in all mailboxes; cheap enough to ask often. */
    int filesArrived() throws IOException {
        int files = 0;
        for (String user : Letter.users()) {
            files += mailbox(user).messages().size();
        }
        return files;
    }

    /** What must lie there for these letters. */
    static List<String> expected(Iterable<Integer> letters) {
        List<String> keys = new ArrayList<>();
        for (int id : letters) {
            new Letter(id).recipients().forEach(user -> keys.add(user + " " + id));
        }
        return keys;
    }

    /** Waits until every one of these letters lies with everyone it was written to. */
    Map<String, Integer> await(Iterable<Integer> letters, Duration limit) {
        List<String> expected = expected(letters);
        Patience.until(
                expected.size() + " files in " + folder.resolve("mail"),
                limit,
                () -> filesArrived() >= expected.size());
        return Patience.untilPresent(
                () -> "every acknowledged letter, missing " + missing(expected),
                limit,
                () -> {
                    Map<String, Integer> now = arrived();
                    boolean all = now.keySet().containsAll(expected);
                    return all ? Optional.of(now) : Optional.empty();
                });
    }

    private String missing(List<String> expected) {
        try {
            List<String> left = new ArrayList<>(expected);
            left.removeAll(arrived().keySet());
            return left.size()
                    + " of "
                    + expected.size()
                    + ", first "
                    + left.stream().limit(5).toList();
        } catch (IOException e) {
            return e.toString();
        }
    }
}
