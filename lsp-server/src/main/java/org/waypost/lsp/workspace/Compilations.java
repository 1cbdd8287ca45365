package org.waypost.lsp.workspace;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.eclipse.emf.common.util.URI;
import org.waypost.compiler.Compilation;
import org.waypost.compiler.Recompiler;
import org.waypost.compiler.source.SourceFile;
import org.waypost.compiler.source.SourceSet;

/** Compiles each main file once per change, for all features. Any thread. */
@Singleton
public final class Compilations {
    private final OpenTexts open;
    private final Recompiler compiler = new Recompiler();
    private final Map<URI, Entry> entries = new ConcurrentHashMap<>();
    private final Map<URI, Entry> sound = new ConcurrentHashMap<>();

    @Inject
    public Compilations(OpenTexts open) {
        this.open = open;
    }

    /** The main file compiled as its texts stand now; empty when it cannot be read at all. */
    public Optional<Compiled> of(URI root) {
        return entry(entries, root, () -> compile(root, Map.of()));
    }

    /**
     * The main file without the statements that are wrong, for features that need a configuration
     * while somebody is still typing. The places in it are those of the text.
     */
    public Optional<Compiled> sound(URI root) {
        Optional<Compiled> plain = of(root);
        if (plain.isEmpty() || plain.get().compilation().configuration().isPresent()) {
            return plain;
        }
        return entry(sound, root, () -> SoundParts.of(plain.get(), texts -> compile(root, texts)));
    }

    private Optional<Compiled> entry(
            Map<URI, Entry> kept, URI root, java.util.function.Supplier<Optional<Compiled>> make) {
        long generation = open.generation();
        Entry known = kept.get(root);
        if (known != null && stillHolds(known, root)) {
            return known.compiled();
        }
        Optional<Compiled> fresh = make.get();
        kept.put(root, new Entry(generation, fresh));
        return fresh;
    }

    private boolean stillHolds(Entry known, URI root) {
        if (known.generation() == open.generation()) {
            return true;
        }
        List<URI> files = new ArrayList<>(List.of(root));
        known.compiled().ifPresent(compiled -> files.addAll(compiled.files().asked()));
        return known.compiled().isPresent() && open.unchangedSince(known.generation(), files);
    }

    /** The files besides themselves that main files were made of when last compiled. */
    public Set<URI> sources() {
        return entries.values().stream()
                .flatMap(entry -> entry.compiled().stream())
                .flatMap(compiled -> compiled.files().asked().stream())
                .collect(Collectors.toSet());
    }

    /** The main files that have asked for a file. */
    public Set<URI> readers(URI file) {
        return entries.values().stream()
                .flatMap(entry -> entry.compiled().stream())
                .filter(compiled -> compiled.files().asked().contains(file))
                .map(Compiled::root)
                .collect(Collectors.toSet());
    }

    /** Whether a configuration reads a file as a table. */
    public boolean isTable(URI file) {
        return entries.values().stream()
                .flatMap(entry -> entry.compiled().stream())
                .anyMatch(compiled -> compiled.readsAsTable(file));
    }

    /** Forgets a main file that nobody has open and that is gone. */
    public void forget(URI root) {
        entries.remove(root);
        sound.remove(root);
    }

    /**
     * Compiles a main file.
     *
     * @param instead texts that stand in for those of the editor and of the disk
     */
    private Optional<Compiled> compile(URI root, Map<URI, String> instead) {
        EditorFiles files = new EditorFiles(open, root, instead);
        try {
            SourceFile main = files.main();
            Compilation compilation =
                    compiler.check(
                            new SourceSet(main, files),
                            open.preferences().options(),
                            open.preferences().lintOptions(Instant.now()));
            return Optional.of(new Compiled(root, main, compilation, files));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private record Entry(long generation, Optional<Compiled> compiled) {}
}
