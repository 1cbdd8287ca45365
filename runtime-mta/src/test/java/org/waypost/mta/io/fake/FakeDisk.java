package org.waypost.mta.io.fake;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.waypost.mta.io.Disk;
import org.waypost.mta.io.Entropy;

/**
 * A disk in memory that keeps only what was synced: bytes of a file by the sync of its handle, its
 * name by the sync of its directory. A rename is atomic: the sync of either directory makes both
 * sides durable. Every call is a step; {@link Faults} says what happens at which.
 */
public final class FakeDisk implements Disk {
    private final Folder root = new Folder();
    private final Faults faults;
    private final List<Rename> renames = new ArrayList<>();
    private final List<String> trace = new ArrayList<>();
    private final boolean whole;
    private int life;
    private boolean locked;

    private sealed interface Node {}

    private static final class File implements Node {
        byte[] content = {};
        byte[] durable = {};
    }

    private static final class Folder implements Node {
        final Map<String, Node> entries = new TreeMap<>();
        final Map<String, Node> durable = new TreeMap<>();
    }

    /** Not durable yet. */
    private record Rename(Folder from, String name, Folder to, String newName, Node node) {}

    private record Place(Folder folder, String name, Path path) {
        @Nullable Node node() {
            return folder.entries.get(name);
        }

        Node existing() throws NoSuchFileException {
            Node node = node();
            if (node == null) {
                throw new NoSuchFileException(path.toString());
            }
            return node;
        }

        void requireFree() throws FileAlreadyExistsException {
            if (node() != null) {
                throw new FileAlreadyExistsException(path.toString());
            }
        }
    }

    public FakeDisk(Faults faults) {
        this(faults, false);
    }

    /**
     * @param whole all of it can be made durable in one step
     */
    public FakeDisk(Faults faults, boolean whole) {
        this.faults = faults;
        this.whole = whole;
    }

    /** Everything that was not synced is gone; open handles are dead. */
    public void crash() {
        restart();
    }

    /**
     * As disks really do it: of what was not synced, some happens to be there and some not, in no
     * order; of unsynced bytes a part.
     */
    public void crash(Entropy lottery) {
        for (Rename rename : renames) {
            if (lottery.nextInt() < 0) {
                moveDurably(rename);
            }
        }
        keepSome(root, lottery);
        restart();
    }

    /** Nothing is ever in two places: what moved it before happened before. */
    private void moveDurably(Rename rename) {
        for (Rename earlier : renames) {
            if (earlier == rename) {
                break;
            }
            if (earlier.node() == rename.node()) {
                earlier.from().durable.remove(earlier.name(), earlier.node());
                earlier.to().durable.remove(earlier.newName(), earlier.node());
            }
        }
        rename.from().durable.remove(rename.name(), rename.node());
        rename.to().durable.put(rename.newName(), rename.node());
    }

    private void restart() {
        revert(root);
        renames.clear();
        life++;
        locked = false;
        faults.restart();
    }

    private void keepSome(Folder folder, Entropy lottery) {
        Set<String> names = new TreeSet<>(folder.entries.keySet());
        names.addAll(folder.durable.keySet());
        for (String name : names) {
            if (!isRenamed(folder, name) && lottery.nextInt() < 0) {
                keep(folder, name);
            }
        }
        for (Node node : folder.durable.values()) {
            switch (node) {
                case File file -> keepSome(file, lottery);
                case Folder inner -> keepSome(inner, lottery);
            }
        }
    }

    private static void keep(Folder folder, String name) {
        Node node = folder.entries.get(name);
        if (node == null) {
            folder.durable.remove(name);
        } else {
            folder.durable.put(name, node);
        }
    }

    private static void keepSome(File file, Entropy lottery) {
        int unsynced = file.content.length - file.durable.length;
        if (unsynced > 0) {
            int kept = Math.floorMod(lottery.nextInt(), unsynced + 1);
            file.durable = Arrays.copyOf(file.content, file.durable.length + kept);
        }
    }

    /** Both sides of a rename are decided together. */
    private boolean isRenamed(Folder folder, String name) {
        return renames.stream()
                .anyMatch(
                        rename ->
                                rename.from() == folder && rename.name().equals(name)
                                        || rename.to() == folder && rename.newName().equals(name));
    }

    private static void revert(Folder folder) {
        folder.entries.clear();
        folder.entries.putAll(folder.durable);
        for (Node node : folder.entries.values()) {
            switch (node) {
                case File file -> file.content = file.durable;
                case Folder inner -> revert(inner);
            }
        }
    }

    /** The calls so far, one line each. */
    public List<String> trace() {
        return List.copyOf(trace);
    }

    private void step(String call, Path path) throws IOException {
        trace.add(call + " " + path);
        faults.step(call, path);
    }

    @Override
    public Handle create(Path path) throws IOException {
        step("create", path);
        Place place = place(path);
        place.requireFree();
        File file = new File();
        place.folder().entries.put(place.name(), file);
        return new FakeHandle(file, path);
    }

    @Override
    public InputStream read(Path path) throws IOException {
        step("read", path);
        return new ByteArrayInputStream(file(path).content);
    }

    @Override
    public byte[] readAt(Path path, long offset, int length) throws IOException {
        step("readAt", path);
        byte[] content = file(path).content;
        if (offset + length > content.length) {
            throw new EOFException(path + ": ends before " + (offset + length));
        }
        return Arrays.copyOfRange(content, (int) offset, (int) offset + length);
    }

    @Override
    public void makeDirectory(Path path) throws IOException {
        step("mkdir", path);
        Place place = place(path);
        place.requireFree();
        place.folder().entries.put(place.name(), new Folder());
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        step("rename", to);
        Place source = place(from);
        Node node = source.existing();
        Place target = place(to);
        if (target.node() instanceof Folder folder && !folder.entries.isEmpty()) {
            throw new DirectoryNotEmptyException(to.toString());
        }
        source.folder().entries.remove(source.name());
        target.folder().entries.put(target.name(), node);
        renames.add(
                new Rename(source.folder(), source.name(), target.folder(), target.name(), node));
    }

    @Override
    public void link(Path existing, Path link) throws IOException {
        step("link", link);
        Place place = place(link);
        place.requireFree();
        place.folder().entries.put(place.name(), file(existing));
    }

    @Override
    public void delete(Path path) throws IOException {
        step("delete", path);
        Place place = place(path);
        if (place.existing() instanceof Folder folder && !folder.entries.isEmpty()) {
            throw new DirectoryNotEmptyException(path.toString());
        }
        place.folder().entries.remove(place.name());
    }

    @Override
    public boolean exists(Path path) throws IOException {
        step("exists", path);
        return find(path) != null;
    }

    @Override
    public boolean isDirectory(Path path) throws IOException {
        step("isDirectory", path);
        return find(path) instanceof Folder;
    }

    @Override
    public List<String> list(Path path) throws IOException {
        step("list", path);
        return List.copyOf(folder(path).entries.keySet());
    }

    @Override
    public long size(Path path) throws IOException {
        step("size", path);
        return file(path).content.length;
    }

    @Override
    public void syncDirectory(Path path) throws IOException {
        step("syncDirectory", path);
        Folder folder = folder(path);
        folder.durable.clear();
        folder.durable.putAll(folder.entries);
        for (Rename rename : List.copyOf(renames)) {
            if (rename.from() == folder || rename.to() == folder) {
                settle(rename, folder);
            }
        }
    }

    /** The other side of a rename goes to the disk together with this one. */
    private void settle(Rename rename, Folder synced) {
        boolean movedOn = synced.entries.get(rename.newName()) != rename.node();
        if (rename.to() == synced && movedOn) {
            rename.from().durable.remove(rename.name(), rename.node());
        } else {
            moveDurably(rename);
        }
        int upTo = renames.indexOf(rename);
        for (Rename earlier : List.copyOf(renames.subList(0, upTo))) {
            if (earlier.node() == rename.node()) {
                renames.remove(earlier);
            }
        }
        renames.remove(rename);
    }

    @Override
    public void syncFile(Path path) throws IOException {
        step("sync", path);
        File file = file(path);
        file.durable = Arrays.copyOf(file.content, file.content.length);
    }

    @Override
    public Optional<WholeSync> wholeSync(Path path) throws IOException {
        if (!whole) {
            return Optional.empty();
        }
        step("open", path);
        folder(path);
        return Optional.of(new Everything(path));
    }

    private final class Everything implements WholeSync {
        private final Path path;

        Everything(Path path) {
            this.path = path;
        }

        @Override
        public void sync() throws IOException {
            step("syncEverything", path);
            settle(root);
            renames.clear();
        }

        @Override
        public void close() {}
    }

    private static void settle(Folder folder) {
        folder.durable.clear();
        folder.durable.putAll(folder.entries);
        for (Node node : folder.entries.values()) {
            switch (node) {
                case File file -> file.durable = Arrays.copyOf(file.content, file.content.length);
                case Folder inner -> settle(inner);
            }
        }
    }

    @Override
    public long usableSpace(Path path) throws IOException {
        step("usableSpace", path);
        return Long.MAX_VALUE;
    }

    @Override
    public Lock lock(Path path) throws IOException {
        step("lock", path);
        place(path);
        if (locked) {
            throw new FileSystemException(path.toString(), null, "held by another server");
        }
        locked = true;
        return () -> locked = false;
    }

    private Place place(Path path) throws IOException {
        Path parent = path.getParent();
        Path name = path.getFileName();
        if (parent == null || name == null) {
            throw new FileSystemException(path.toString());
        }
        return new Place(folder(parent), name.toString(), path);
    }

    private @Nullable Node find(Path path) throws IOException {
        Node node = root;
        for (Path name : path) {
            if (!(node instanceof Folder folder)) {
                throw new NotDirectoryException(path.toString());
            }
            node = folder.entries.get(name.toString());
            if (node == null) {
                return null;
            }
        }
        return node;
    }

    private Folder folder(Path path) throws IOException {
        return switch (find(path)) {
            case Folder folder -> folder;
            case File _ -> throw new NotDirectoryException(path.toString());
            case null -> throw new NoSuchFileException(path.toString());
        };
    }

    private File file(Path path) throws IOException {
        return switch (find(path)) {
            case File file -> file;
            case Folder _ ->
                    throw new FileSystemException(path.toString(), null, "not a regular file");
            case null -> throw new NoSuchFileException(path.toString());
        };
    }

    private final class FakeHandle implements Handle {
        private final File file;
        private final Path path;
        private final int born = life;

        FakeHandle(File file, Path path) {
            this.file = file;
            this.path = path;
        }

        @Override
        public void write(ByteBuffer bytes) throws IOException {
            requireAlive("write");
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.writeBytes(file.content);
            byte[] added = new byte[bytes.remaining()];
            bytes.get(added);
            out.writeBytes(added);
            file.content = out.toByteArray();
        }

        @Override
        public void sync() throws IOException {
            requireAlive("sync");
            file.durable = Arrays.copyOf(file.content, file.content.length);
        }

        @Override
        public void close() throws IOException {
            requireAlive("close");
        }

        private void requireAlive(String call) throws IOException {
            if (born != life) {
                throw new FileSystemException(path.toString(), null, "written before the crash");
            }
            step(call, path);
        }
    }
}
