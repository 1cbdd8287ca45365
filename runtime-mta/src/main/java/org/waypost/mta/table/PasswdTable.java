package org.waypost.mta.table;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.waypost.engine.table.Answer;
import org.waypost.engine.table.OpenTable;
import org.waypost.engine.table.Service;
import org.waypost.mta.io.DiskError;
import org.waypost.mta.limits.TableLimits;

/**
 * A file of {@code name:password:uid:gid:gecos:home:shell}, held in memory until it is read anew.
 * Fields behind these are ignored, and those behind the password may be missing where only
 * passwords are asked for. Names are compared as they stand there.
 */
final class PasswdTable implements OpenTable {
    private static final int UID = 2;
    private static final int GID = 3;
    private static final int HOME = 5;

    private final Path file;
    private volatile Map<String, String[]> users = Map.of();

    PasswdTable(Path file) {
        this.file = file;
    }

    @Override
    public Answer ask(Service service, String key) {
        String[] user = users.get(key);
        if (user == null) {
            return new Answer.Absent();
        }
        return switch (service) {
            case CREDENTIALS -> new Answer.Found(user[0] + ":" + user[1]);
            case USERINFO -> userInfo(user);
            case ALIAS,
                    DOMAIN,
                    NETADDR,
                    SOURCE,
                    MAILADDR,
                    ADDRNAME,
                    MAILADDRMAP,
                    RELAYHOST,
                    STRING,
                    REGEX ->
                    new Answer.Failed(file + ": holds passwords and users, nothing else");
        };
    }

    private Answer userInfo(String[] user) {
        return user.length > HOME
                ? new Answer.Found(user[UID] + ":" + user[GID] + ":" + user[HOME])
                : new Answer.Failed(file + ": " + user[0] + " has no uid, gid and home");
    }

    @Override
    public void update() throws IOException {
        users = read(lines());
    }

    private List<String> lines() throws IOException {
        try {
            if (Files.size(file) > TableLimits.PASSWD_BYTES) {
                throw new IOException(file + ": too large");
            }
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        } catch (FileSystemException problem) {
            throw new IOException(DiskError.describe(problem), problem);
        }
    }

    /** All lines or none: half a file would lock the other half's users out. */
    private Map<String, String[]> read(List<String> lines) throws IOException {
        Map<String, String[]> found = new HashMap<>();
        int number = 0;
        for (String line : lines) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] fields = line.split(":", -1);
            if (fields.length < 2 || fields[0].isEmpty()) {
                throw new IOException(file + ": line " + number + " is not of passwd(5)");
            }
            found.put(fields[0], fields);
        }
        return found;
    }
}
