package org.waypost.mta.queue.fs;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waypost.mta.io.Disk;
import org.waypost.mta.io.DiskError;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.queue.EnvelopeId;
import org.waypost.mta.queue.Escapes;

/**
 * Walks {@code queue/}. What has another name than ours belongs to a person and is left alone; what
 * cannot be entered is said and skipped.
 *
 * @param load empty when the envelope cannot be used; says why itself
 * @param listing of a message's folder
 */
record SpoolScan(
        Disk disk,
        SpoolLayout layout,
        Function<EnvelopeId, Optional<Envelope>> load,
        Listing listing) {
    private static final Logger LOG = LoggerFactory.getLogger(SpoolScan.class);
    private static final int BUCKET_DIGITS = 2;

    /** Names in a message's folder. */
    interface Listing {
        List<String> names(int messageId) throws IOException;
    }

    /** Names in a folder, or why there are none. */
    private interface Names {
        List<String> list() throws IOException;
    }

    void visit(Consumer<Envelope> each) throws IOException {
        for (String bucket : disk.list(layout.queue())) {
            if (isBucket(bucket)) {
                visitBucket(bucket, each);
            } else {
                leaveAlone(layout.queue().resolve(bucket));
            }
        }
    }

    private void visitBucket(String bucket, Consumer<Envelope> each) {
        Path place = layout.queue().resolve(bucket);
        for (String name : namesIn(place, () -> disk.list(place))) {
            Optional<Integer> message =
                    EnvelopeId.parseMessage(name).filter(_ -> name.startsWith(bucket));
            if (message.isPresent()) {
                visitMessage(message.get(), each);
            } else {
                leaveAlone(place.resolve(name));
            }
        }
    }

    private void visitMessage(int messageId, Consumer<Envelope> each) {
        Path folder = layout.folder(messageId);
        List<String> names = namesIn(folder, () -> listing.names(messageId));
        if (names.contains(SpoolLayout.MESSAGE)
                && SpoolLayout.envelopes(messageId, names).isEmpty()) {
            LOG.warn("warn: message {}: no envelope is there, kept", folder.getFileName());
        }
        for (String name : names) {
            Optional<EnvelopeId> id =
                    EnvelopeId.parse(name).filter(found -> found.message() == messageId);
            if (id.isPresent()) {
                load.apply(id.get()).ifPresent(each);
            } else if (!name.equals(SpoolLayout.MESSAGE)
                    && !name.endsWith(SpoolLayout.TEMPORARY_SUFFIX)) {
                leaveAlone(folder.resolve(name));
            }
        }
    }

    private static List<String> namesIn(Path folder, Names names) {
        try {
            return names.list();
        } catch (NoSuchFileException _) {
            return List.of(); // delivered or moved while we looked
        } catch (NotDirectoryException _) {
            leaveAlone(folder);
            return List.of();
        } catch (IOException e) {
            LOG.warn("warn: queue: {}", DiskError.describe(e));
            return List.of();
        }
    }

    private static boolean isBucket(String name) {
        return name.length() == BUCKET_DIGITS
                && EnvelopeId.parseMessage(name + "000001").isPresent();
    }

    private static void leaveAlone(Path path) {
        LOG.info(
                "queue: {}: not the name of a message or envelope, left alone",
                Escapes.encode(path.toString()));
    }
}
