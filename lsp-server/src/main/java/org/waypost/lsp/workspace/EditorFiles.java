package org.waypost.lsp.workspace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.emf.common.util.URI;
import org.waypost.compiler.source.DiskFiles;
import org.waypost.compiler.source.FileAccess;
import org.waypost.compiler.source.SourceFile;
import org.waypost.lsp.text.Outline;
import org.waypost.lsp.text.Phrase;

/** The files of one compilation: unsaved text before the disk. Used by one thread. */
public final class EditorFiles implements FileAccess {
    private static final String INCLUDE = "include";

    private final OpenTexts open;
    private final URI root;
    private final Map<URI, String> instead;
    private final DiskFiles disk;
    private final Set<URI> asked = ConcurrentHashMap.newKeySet();
    private final Map<SourceFile, URI> origins =
            Collections.synchronizedMap(new IdentityHashMap<>());

    /**
     * Files as seen from a main file.
     *
     * @param root the main file; relative paths are beside it
     */
    public EditorFiles(OpenTexts open, URI root) {
        this(open, root, Map.of());
    }

    /**
     * The same with other texts.
     *
     * @param instead what some files hold, whatever the editor and the disk say
     */
    EditorFiles(OpenTexts open, URI root, Map<URI, String> instead) {
        this.open = open;
        this.instead = Map.copyOf(instead);
        this.root = root;
        this.disk = DiskFiles.beside(Uris.path(root).orElseGet(() -> Path.of("untitled")));
    }

    /** The main file as it stands in the editor, else on disk. */
    public SourceFile main() throws IOException {
        return remember(load(root.lastSegment() == null ? root.toString() : root.lastSegment()));
    }

    private SourceFile load(String name) throws IOException {
        Optional<String> text = text(root);
        if (text.isPresent()) {
            return new SourceFile(name, text.get());
        }
        Path path = Uris.path(root).orElseThrow(() -> new IOException("Not a file"));
        return DiskFiles.readText(name, path);
    }

    private Optional<String> text(URI uri) {
        String other = instead.get(uri);
        return other == null ? open.text(uri) : Optional.of(other);
    }

    private SourceFile remember(SourceFile file) {
        origins.put(file, root);
        return file;
    }

    @Override
    public SourceFile read(String path) throws IOException {
        Optional<URI> uri = Uris.resolve(root, path);
        uri.ifPresent(asked::add);
        Optional<String> text = uri.flatMap(this::text);
        SourceFile file = text.isPresent() ? new SourceFile(path, text.get()) : disk.read(path);
        uri.ifPresent(u -> origins.put(file, u));
        return file;
    }

    @Override
    public byte[] start(String path, int count) throws IOException {
        Uris.resolve(root, path).ifPresent(asked::add);
        return disk.start(path, count);
    }

    @Override
    public Kind kind(String path) {
        Optional<URI> uri = Uris.resolve(root, path);
        uri.ifPresent(asked::add);
        boolean unsaved = uri.flatMap(this::text).isPresent();
        return unsaved ? Kind.FILE : disk.kind(path);
    }

    /** Whether a file is read by an include statement of one of the others. */
    boolean isIncluded(URI file) {
        synchronized (origins) {
            return origins.entrySet().stream()
                    .flatMap(origin -> includes(origin.getKey(), origin.getValue()).stream())
                    .anyMatch(file::equals);
        }
    }

    private static List<URI> includes(SourceFile source, URI from) {
        if (!source.text().contains(INCLUDE)) {
            return List.of();
        }
        return Outline.of(source.text()).statements().stream()
                .map(Phrase::visible)
                .filter(words -> words.size() > 1 && words.getFirst().is(INCLUDE))
                .flatMap(words -> Uris.resolve(from, words.get(1).value()).stream())
                .toList();
    }

    /** All files that were asked for, also those that are not there. */
    public Set<URI> asked() {
        return Set.copyOf(asked);
    }

    /** Where a text of this compilation lies. */
    public Optional<URI> origin(SourceFile file) {
        return Optional.ofNullable(origins.get(file));
    }
}
