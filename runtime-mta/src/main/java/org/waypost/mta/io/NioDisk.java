package org.waypost.mta.io;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The real file system. */
public final class NioDisk implements Disk {
    private static final FileAttribute<Set<PosixFilePermission>> FILE_MODE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> DIRECTORY_MODE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    @Override
    public Handle create(Path file) throws IOException {
        return new ChannelHandle(FileChannel.open(file, Set.of(CREATE_NEW, WRITE), FILE_MODE));
    }

    @Override
    public InputStream read(Path file) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, NOFOLLOW_LINKS);
        if (!attributes.isRegularFile()) {
            throw new FileSystemException(file.toString(), null, "not a regular file");
        }
        return Files.newInputStream(file, READ, NOFOLLOW_LINKS);
    }

    @Override
    public byte[] readAt(Path file, long offset, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        try (FileChannel channel = FileChannel.open(file, READ, NOFOLLOW_LINKS)) {
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, offset + bytes.position()) < 0) {
                    throw new EOFException(file + ": ends before " + (offset + length));
                }
            }
        }
        return bytes.array();
    }

    @Override
    public void makeDirectory(Path directory) throws IOException {
        Files.createDirectory(directory, DIRECTORY_MODE);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void link(Path existing, Path link) throws IOException {
        Files.createLink(link, existing);
    }

    @Override
    public void delete(Path fileOrEmptyDirectory) throws IOException {
        Files.delete(fileOrEmptyDirectory);
    }

    @Override
    public boolean exists(Path path) throws IOException {
        try {
            Files.readAttributes(path, BasicFileAttributes.class, NOFOLLOW_LINKS);
            return true;
        } catch (NoSuchFileException _) {
            return false;
        }
    }

    @Override
    public boolean isDirectory(Path path) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class, NOFOLLOW_LINKS)
                    .isDirectory();
        } catch (NoSuchFileException _) {
            return false;
        }
    }

    @Override
    public List<String> list(Path directory) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                names.add(entry.getFileName().toString());
            }
        } catch (java.nio.file.DirectoryIteratorException e) {
            throw e.getCause();
        }
        names.sort(null);
        return names;
    }

    @Override
    public long size(Path file) throws IOException {
        return Files.size(file);
    }

    @Override
    public void syncDirectory(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, READ)) {
            channel.force(true);
        }
    }

    @Override
    public void syncFile(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, READ, NOFOLLOW_LINKS)) {
            channel.force(true);
        }
    }

    @Override
    public Optional<WholeSync> wholeSync(Path folder) throws IOException {
        return SyncFs.open(folder).map(each -> each);
    }

    @Override
    public long usableSpace(Path path) throws IOException {
        return Files.getFileStore(path).getUsableSpace();
    }

    @Override
    public Lock lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, Set.of(CREATE, WRITE), FILE_MODE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel::close;
            }
        } catch (OverlappingFileLockException _) {
            // this process holds it: the same answer as for another one
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new FileSystemException(file.toString(), null, "held by another server");
    }

    private record ChannelHandle(FileChannel channel) implements Handle {
        @Override
        public void write(ByteBuffer bytes) throws IOException {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }

        @Override
        public void sync() throws IOException {
            channel.force(true);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
