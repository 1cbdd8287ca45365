package org.waypost.mta.dns;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** hosts(5): names of addresses that need no DNS. Read anew when its time of change is another. */
final class HostsFile {
    /** Block lists have some megabytes; a larger file is not read. */
    private static final int MAX_BYTES = 16 * 1024 * 1024;

    private final Path path;
    private volatile Contents contents = new Contents(FileTime.fromMillis(-1), Map.of(), Map.of());

    HostsFile(Path path) {
        this.path = path;
    }

    private record Contents(
            FileTime changed,
            Map<String, List<InetAddress>> byName,
            Map<InetAddress, String> byAddress) {}

    /** Empty when the file does not have the name. */
    List<InetAddress> addresses(String name) {
        return current().byName().getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    /** The first name of an address. */
    Optional<String> name(InetAddress address) {
        return Optional.ofNullable(current().byAddress().get(address));
    }

    private Contents current() {
        Contents known = contents;
        try {
            FileTime changed = Files.getLastModifiedTime(path);
            if (!changed.equals(known.changed())) {
                known = read(changed);
                contents = known;
            }
        } catch (IOException _) {
            // Without a hosts file the DNS alone is asked; what was known of it stays.
        }
        return known;
    }

    private Contents read(FileTime changed) throws IOException {
        Map<String, List<InetAddress>> byName = new HashMap<>();
        Map<InetAddress, String> byAddress = new HashMap<>();
        for (String line : text().lines().toList()) {
            String[] words = line.replaceFirst("#.*", "").strip().split("\\s+");
            Optional<InetAddress> address = literal(words[0]);
            for (int i = 1; i < words.length && address.isPresent(); i++) {
                String name = words[i].toLowerCase(Locale.ROOT);
                byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(address.get());
                byAddress.putIfAbsent(address.get(), words[i]);
            }
        }
        return new Contents(changed, byName, byAddress);
    }

    private String text() throws IOException {
        try (InputStream file = Files.newInputStream(path)) {
            return new String(file.readNBytes(MAX_BYTES), StandardCharsets.ISO_8859_1);
        }
    }

    /** A line that begins with something else (or with a zone: fe80::1%lo0) is skipped. */
    private static Optional<InetAddress> literal(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
