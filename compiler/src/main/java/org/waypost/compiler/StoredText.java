package org.waypost.compiler;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waypost.compiler.check.state.Machine;
import org.waypost.compiler.source.DiskFiles;
import org.waypost.compiler.source.FileAccess;
import org.waypost.compiler.source.SourceFile;
import org.waypost.compiler.source.SourceSet;
import org.waypost.engine.pack.BrokenPack;
import org.waypost.engine.pack.PackReader;
import org.waypost.engine.pack.PackWriter;
import org.waypost.engine.table.PackedEntries;
import org.waypost.engine.table.Table;
import org.waypost.grammar.Release;

/**
 * The part of a compiled file that is compiled once more when it is loaded: all texts but those of
 * large tables, and for which machine and release they are.
 */
record StoredText(SourceFile main, CompileOptions options, StoredFiles files) {
    private static final int SMALLEST_PAIR = 2 * Integer.BYTES;

    /** The same options with the machine's name and addresses filled in. */
    static CompileOptions forOneMachine(SourceSet sources, CompileOptions options) {
        Machine machine = ThisMachine.of(sources, options);
        return new CompileOptions(
                options.release(),
                Optional.of(machine.hostname()),
                Optional.of(machine.interfaces()),
                options.macros(),
                options.thisMachine());
    }

    void write(PackWriter out) throws IOException {
        out.put(main.name());
        out.put(main.text());
        out.put(options.release().map(Release::label).orElse(""));
        out.put(options.hostname().orElse(""));
        Map<String, List<String>> interfaces = options.interfaces().orElse(Map.of());
        out.put(interfaces.size());
        for (Map.Entry<String, List<String>> each : interfaces.entrySet()) {
            out.put(each.getKey());
            out.put(String.join(",", each.getValue()));
        }
        write(out, options.macros());
        folders(out, files.others());
        write(out, files.texts());
        out.put(files.tables().size());
        for (Map.Entry<String, Table.InMemory> each : files.tables().entrySet()) {
            out.put(each.getKey());
            out.put(each.getValue().shape().ordinal());
            PackedEntries.write(out, each.getValue().entries());
        }
    }

    private static void write(PackWriter out, Map<String, String> pairs) throws IOException {
        out.put(pairs.size());
        for (Map.Entry<String, String> pair : pairs.entrySet()) {
            out.put(pair.getKey());
            out.put(pair.getValue());
        }
    }

    /** Where certificates and the like are looked for when it is loaded. */
    private static void folders(PackWriter out, FileAccess files) throws IOException {
        DiskFiles disk =
                files instanceof DiskFiles known
                        ? known
                        : new DiskFiles(Path.of("/"), Path.of("/"));
        out.put(disk.folder().toAbsolutePath().toString());
        out.put(disk.root().toAbsolutePath().toString());
    }

    static StoredText read(PackReader in) throws BrokenPack {
        SourceFile main = new SourceFile(in.text(), in.text());
        String label = in.text();
        Optional<Release> release =
                label.isEmpty() ? Optional.empty() : Optional.of(release(label));
        String hostname = in.text();
        Map<String, List<String>> interfaces = new LinkedHashMap<>();
        int count = in.count(SMALLEST_PAIR);
        for (int i = 0; i < count; i++) {
            String name = in.text();
            String addresses = in.text();
            interfaces.put(name, addresses.isEmpty() ? List.of() : List.of(addresses.split(",")));
        }
        CompileOptions options =
                new CompileOptions(
                        release, Optional.of(hostname), Optional.of(interfaces), pairs(in), false);
        DiskFiles disk = new DiskFiles(path(in), path(in));
        return new StoredText(main, options, new StoredFiles(pairs(in), tables(in), disk));
    }

    private static Release release(String label) throws BrokenPack {
        return Release.named(label)
                .orElseThrow(() -> new BrokenPack("it is for a release that is not known"));
    }

    private static Map<String, String> pairs(PackReader in) throws BrokenPack {
        Map<String, String> pairs = new LinkedHashMap<>();
        int count = in.count(SMALLEST_PAIR);
        for (int i = 0; i < count; i++) {
            pairs.put(in.text(), in.text());
        }
        return pairs;
    }

    private static Path path(PackReader in) throws BrokenPack {
        String text = in.text();
        PackReader.check(text.startsWith("/") && text.indexOf('\0') < 0);
        return Path.of(text);
    }

    private static Map<String, Table.InMemory> tables(PackReader in) throws BrokenPack {
        Map<String, Table.InMemory> tables = new LinkedHashMap<>();
        int count = in.count(SMALLEST_PAIR);
        for (int i = 0; i < count; i++) {
            String path = in.text();
            Table.Shape shape = in.one(Table.Shape.class);
            tables.put(path, new Table.InMemory("", shape, path, PackedEntries.read(in)));
        }
        return tables;
    }
}
