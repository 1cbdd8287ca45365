package org.waypost.mta.queue.fs;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.waypost.mta.io.Disk;
import org.waypost.mta.io.DiskError;
import org.waypost.mta.queue.DamagedEnvelopeException;
import org.waypost.mta.queue.EnvelopeId;
import org.waypost.mta.queue.Escapes;

/**
 * Looks at every name in {@code queue/} and puts right what can be put right without a person:
 * nothing is deleted but leftovers of updates. One line for each finding, the path first.
 */
final class SpoolCheck {
    private static final int BUCKET_DIGITS = 2;

    private final Disk disk;
    private final SpoolLayout layout;
    private final Loading loading;
    private final MessageLocks locks;
    private final KnownEnvelopes known;
    private final List<String> findings = new ArrayList<>();

    /** Reads an envelope, and puts it away when it is damaged. */
    interface Loading {
        void load(EnvelopeId id) throws IOException;
    }

    SpoolCheck(FsQueue.Parts parts, Loading loading, MessageLocks locks) {
        this.disk = parts.disk();
        this.layout = parts.layout();
        this.known = parts.known();
        this.loading = loading;
        this.locks = locks;
    }

    List<String> run() throws IOException {
        for (String bucket : disk.list(layout.queue())) {
            Path path = layout.queue().resolve(bucket);
            if (bucket.length() == BUCKET_DIGITS
                    && EnvelopeId.parseMessage(bucket + "000001").isPresent()) {
                checkBucket(path);
            } else {
                say(path, "not the name of a bucket, left alone");
            }
        }
        return findings;
    }

    private void say(Path path, String what) {
        findings.add(Escapes.encode(path.toString()) + ": " + what);
    }

    private void checkBucket(Path bucket) {
        for (String name : namesIn(bucket)) {
            Path folder = bucket.resolve(name);
            Optional<Integer> message = EnvelopeId.parseMessage(name);
            if (message.isEmpty()) {
                say(folder, "not the name of a message, left alone");
            } else {
                checkFolder(message.get(), folder);
            }
        }
    }

    private void checkFolder(int message, Path folder) {
        try (var _ = locks.hold(message)) {
            Path home = layout.folder(message);
            if (folder.equals(home) || comesHome(folder, home)) {
                checkMessage(message, home);
            }
        }
    }

    private List<String> namesIn(Path folder) {
        try {
            return disk.list(folder);
        } catch (NoSuchFileException _) {
            return List.of(); // delivered while we looked
        } catch (IOException e) {
            findings.add(DiskError.describe(e));
            return List.of();
        }
    }

    /** Nothing finds a message in a bucket that is not its own. */
    private boolean comesHome(Path folder, Path home) {
        try {
            if (disk.exists(home)) {
                say(folder, "a second message of that name, left alone");
                return false;
            }
            if (!disk.exists(home.getParent())) {
                disk.makeDirectory(home.getParent());
            }
            disk.rename(folder, home);
            disk.syncDirectory(home.getParent());
            say(folder, "in the wrong bucket; moved to " + home.getParent().getFileName());
            return true;
        } catch (IOException e) {
            findings.add(DiskError.describe(e));
            return false;
        }
    }

    private void checkMessage(int message, Path folder) {
        List<String> names = namesIn(folder);
        List<EnvelopeId> away = new ArrayList<>(known.of(message));
        List<EnvelopeId> there = SpoolLayout.envelopes(message, names);
        away.removeAll(there);
        checkNames(message, folder, names);
        boolean whole = names.contains(SpoolLayout.MESSAGE);
        if (!there.isEmpty() && !whole) {
            say(folder, "its message is not there: put it back, or `smtpctl remove` it");
        }
        if (!there.isEmpty()) {
            away.forEach(id -> say(folder.resolve(id.toString()), "not there; its message waits"));
        } else if (whole) {
            putAway(folder);
        }
    }

    private void checkNames(int message, Path folder, List<String> names) {
        for (String name : names) {
            Optional<EnvelopeId> id =
                    EnvelopeId.parse(name).filter(found -> found.message() == message);
            if (id.isPresent()) {
                checkEnvelope(id.get(), folder.resolve(name));
            } else if (name.endsWith(SpoolLayout.TEMPORARY_SUFFIX)) {
                deleteLeftover(folder.resolve(name));
            } else if (!name.equals(SpoolLayout.MESSAGE)) {
                say(folder.resolve(name), "not the name of an envelope, left alone");
            }
        }
    }

    private void checkEnvelope(EnvelopeId id, Path file) {
        try {
            loading.load(id);
        } catch (NoSuchFileException _) {
            // delivered while we looked
        } catch (DamagedEnvelopeException e) {
            say(file, e.getMessage() + "; moved to corrupt/");
        } catch (IOException e) {
            say(file, DiskError.describe(e));
        }
    }

    private void deleteLeftover(Path file) {
        try {
            disk.delete(file);
            say(file, "left by an update that did not end; deleted");
        } catch (IOException e) {
            findings.add(DiskError.describe(e));
        }
    }

    private void putAway(Path folder) {
        try {
            Path target = layout.corrupt().resolve(folder.getFileName());
            for (int i = 1; disk.exists(target); i++) {
                target = layout.corrupt().resolve(folder.getFileName() + "." + i);
            }
            disk.rename(folder, target);
            say(folder, "a message without envelopes; moved to corrupt/");
        } catch (IOException e) {
            findings.add(DiskError.describe(e));
        }
    }
}
