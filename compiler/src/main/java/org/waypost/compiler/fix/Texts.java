package org.waypost.compiler.fix;

import java.io.IOException;
import java.nio.file.attribute.PosixFilePermission;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.waypost.compiler.source.FileAccess;
import org.waypost.compiler.source.SourceFile;
import org.waypost.compiler.source.SourceSet;

/**
 * A configuration whose files may have been changed.
 *
 * @param below the files as they are on the disk
 * @param included changed includes by their path
 */
record Texts(SourceFile main, FileAccess below, Map<String, Fix.Changed> included)
        implements FileAccess {
    Texts {
        included = Map.copyOf(included);
    }

    static Texts of(SourceSet sources) {
        return new Texts(sources.main(), sources.files(), Map.of());
    }

    SourceSet sources() {
        return new SourceSet(main, this);
    }

    /** The same with other text in one file. */
    Texts with(SourceFile old, String text) {
        SourceFile fresh = new SourceFile(old.name(), text);
        if (old == main) {
            return new Texts(fresh, below, included);
        }
        Map<String, Fix.Changed> all = new LinkedHashMap<>(included);
        Fix.Changed earlier = included.get(old.name());
        SourceFile before = earlier == null ? old : earlier.before();
        all.put(old.name(), new Fix.Changed(before, fresh));
        return new Texts(main, below, all);
    }

    @Override
    public SourceFile read(String path) throws IOException {
        Fix.Changed changed = included.get(path);
        return changed == null ? below.read(path) : changed.after();
    }

    @Override
    public Kind kind(String path) {
        return below.kind(path);
    }

    @Override
    public Set<PosixFilePermission> permissions(String path) {
        return below.permissions(path);
    }
}
