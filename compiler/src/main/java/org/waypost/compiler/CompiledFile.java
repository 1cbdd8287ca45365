package org.waypost.compiler;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.zip.CRC32C;
import org.waypost.compiler.model.Configuration;
import org.waypost.compiler.source.SourceSet;
import org.waypost.engine.classify.Dimensions;
import org.waypost.engine.graph.DecisionGraph;
import org.waypost.engine.pack.BrokenPack;
import org.waypost.engine.pack.PackReader;
import org.waypost.engine.pack.PackWriter;

/**
 * A compiled configuration in one file: its texts, the machine it is for, its large tables and the
 * classifiers of its rules. It is mapped, so that a table of a million entries costs nothing until
 * an entry is wanted; the file must not be changed in place while it is used.
 *
 * <p>Twenty-four bytes come first: what it is, the version of the format, the checksum (CRC32C) and
 * the length of the rest, little-endian.
 */
public final class CompiledFile {
    /** To be raised with every change of what is written. */
    static final int VERSION = 1;

    static final int HEADER_BYTES = 24;
    private static final byte[] MARK = "WAYPOST\0".getBytes(StandardCharsets.US_ASCII);

    /** What one mapping can hold. */
    private static final long MAX_BYTES = Integer.MAX_VALUE;

    private CompiledFile() {}

    /**
     * What was loaded.
     *
     * @param graph there when the configuration is
     */
    public record Loaded(Compilation compilation, Optional<DecisionGraph> graph) {}

    /** Whether a file begins like a compiled one. A pipe is none: to look would wait, and take. */
    public static boolean isOne(String name) {
        try {
            Path file = Path.of(name);
            return Files.isRegularFile(file) && isOne(file);
        } catch (IOException | InvalidPathException _) {
            return false;
        }
    }

    private static boolean isOne(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return Arrays.equals(in.readNBytes(MARK.length), MARK);
        }
    }

    /**
     * Compiles and writes. Without errors the file is there afterwards, whole; else it is as it
     * was.
     *
     * @return what was compiled
     * @throws UnusableFile when it cannot be written
     */
    public static Compilation write(Path file, SourceSet sources, CompileOptions options)
            throws UnusableFile {
        CompileOptions whole = StoredText.forOneMachine(sources, options);
        ReadFiles read = new ReadFiles(sources.files());
        SourceSet watched = new SourceSet(sources.main(), read);
        Compilation compilation = SmtpdCompiler.compile(watched, whole);
        if (compilation.configuration().isEmpty() || compilation.hasErrors()) {
            return compilation;
        }
        Configuration configuration = compilation.configuration().get();
        try {
            Path beside = Files.createTempFile(file.toAbsolutePath().getParent(), ".compiled", "");
            try {
                write(
                        beside,
                        new StoredText(sources.main(), whole, read.kept(configuration)),
                        configuration);
                Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException unwritable) {
            throw new UnusableFile("cannot write `" + file + "`");
        }
        return compilation;
    }

    private static void write(Path file, StoredText text, Configuration configuration)
            throws IOException {
        PackWriter writer;
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(new byte[HEADER_BYTES]);
            writer = new PackWriter(out);
            text.write(writer);
            writer.put(ProgramPrint.of(configuration.program()));
            Dimensions.of(configuration.program()).pack(writer, configuration.program());
            writer.flush();
        }
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.put(MARK).putInt(VERSION).putInt(writer.checksum()).putLong(writer.length());
        try (RandomAccessFile begun = new RandomAccessFile(file.toFile(), "rw")) {
            begun.write(header.array());
        }
    }

    /**
     * Loads a file that was compiled before.
     *
     * @param thisMachine as in {@link CompileOptions}
     * @throws UnusableFile with one sentence, when it is not whole or not of this version
     */
    public static Loaded load(String name, boolean thisMachine) throws UnusableFile {
        try (FileChannel channel = FileChannel.open(Path.of(name))) {
            if (channel.size() > MAX_BYTES) {
                throw new BrokenPack("it is too large");
            }
            return load(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()), thisMachine);
        } catch (BrokenPack broken) {
            throw new UnusableFile("cannot use `" + name + "`: " + broken.getMessage());
        } catch (IOException | InvalidPathException unreadable) {
            throw new UnusableFile("cannot read `" + name + "`");
        }
    }

    /** Reads and sums at the same time: the reader believes nothing, so it need not wait. */
    static Loaded load(ByteBuffer file, boolean thisMachine) throws BrokenPack {
        Header header = Header.of(file);
        CompletableFuture<Boolean> whole = CompletableFuture.supplyAsync(header::fits);
        try {
            Loaded loaded = read(header.body(), thisMachine);
            check(whole);
            return loaded;
        } catch (BrokenPack broken) {
            check(whole);
            throw broken;
        }
    }

    private static void check(CompletableFuture<Boolean> whole) throws BrokenPack {
        if (!whole.join()) {
            throw new BrokenPack("its checksum does not fit its contents");
        }
    }

    private static Loaded read(ByteBuffer body, boolean thisMachine) throws BrokenPack {
        PackReader in = new PackReader(body);
        StoredText text = StoredText.read(in);
        SourceSet sources = new SourceSet(text.main(), text.files());
        CompileOptions options = text.options();
        Compilation compilation =
                SmtpdCompiler.compile(
                        sources,
                        new CompileOptions(
                                options.release(),
                                options.hostname(),
                                options.interfaces(),
                                options.macros(),
                                thisMachine));
        if (compilation.configuration().isEmpty()) {
            return new Loaded(compilation, Optional.empty());
        }
        var program = compilation.configuration().get().program();
        if (in.number() != ProgramPrint.of(program)) {
            throw new BrokenPack("another version of Waypost has compiled it; compile it again");
        }
        Dimensions dimensions = Dimensions.unpack(in, program);
        PackReader.check(in.atEnd());
        return new Loaded(compilation, Optional.of(DecisionGraph.of(program, dimensions)));
    }

    /** What the first bytes say about the others. */
    private record Header(int checksum, ByteBuffer body) {
        static Header of(ByteBuffer file) throws BrokenPack {
            ByteBuffer header = file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
            byte[] mark = new byte[MARK.length];
            if (file.limit() < HEADER_BYTES) {
                throw new BrokenPack("it is not a compiled configuration");
            }
            header.get(mark);
            if (!Arrays.equals(mark, MARK)) {
                throw new BrokenPack("it is not a compiled configuration");
            }
            int version = header.getInt();
            if (version != VERSION) {
                throw new BrokenPack(
                        "its format is version "
                                + version
                                + ", and this Waypost reads version "
                                + VERSION
                                + "; compile it again");
            }
            int checksum = header.getInt();
            if (header.getLong() != file.limit() - HEADER_BYTES) {
                throw new BrokenPack("it is not whole");
            }
            return new Header(checksum, file.slice(HEADER_BYTES, file.limit() - HEADER_BYTES));
        }

        boolean fits() {
            CRC32C sum = new CRC32C();
            sum.update(body.duplicate());
            return (int) sum.getValue() == checksum;
        }
    }
}
