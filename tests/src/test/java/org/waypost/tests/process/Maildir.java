package org.waypost.tests.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A maildir on disk.
 *
 * @param folder the one that holds `new`
 */
public record Maildir(Path folder) {

    /** Files of the messages that have arrived. */
    public List<Path> messages() throws IOException {
        Path arrived = folder.resolve("new");
        if (!Files.isDirectory(arrived)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(arrived)) {
            return files.sorted().toList();
        }
    }

    /** Waits until so many have arrived, and returns them. */
    public List<Path> await(int count, Duration limit) {
        return Patience.untilPresent(
                () -> count + " messages in " + folder,
                limit,
                () -> {
                    List<Path> now = messages();
                    return now.size() >= count ? Optional.of(now) : Optional.empty();
                });
    }
}
