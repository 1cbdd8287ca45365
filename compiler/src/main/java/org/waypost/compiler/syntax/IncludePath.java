package org.waypost.compiler.syntax;

import java.util.Optional;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Diagnostics;
import org.waypost.compiler.source.FileAccess;
import org.waypost.compiler.source.Span;

/**
 * The file that an {@code include} means. OpenSMTPD looks for every relative path in the folder in
 * which it was started; here a relative path inside an include is one beside that include, and only
 * where nothing is there one beside the main file.
 *
 * @param written as the file says it
 * @param read what is read; relative to the main file's folder where it is relative
 */
record IncludePath(String written, String read) {
    /**
     * @param including the name of the include in which it stands, empty in the main file
     */
    static IncludePath of(String including, String written, FileAccess files) {
        int slash = including.lastIndexOf('/');
        if (written.startsWith("/") || slash < 0) {
            return new IncludePath(written, written);
        }
        String beside = including.substring(0, slash + 1) + written;
        boolean moved =
                files.kind(beside) == FileAccess.Kind.MISSING
                        && files.kind(written) != FileAccess.Kind.MISSING;
        return new IncludePath(written, moved ? written : beside);
    }

    /** The original's sentence for a file that it could not read. */
    String failed() {
        return "failed to include file " + written;
    }

    /** A warning where OpenSMTPD would have read another file, or none. */
    Optional<Diagnostic> elsewhere(Span span) {
        if (read.equals(written)) {
            return Optional.empty();
        }
        return Optional.of(
                Diagnostics.warning("include-elsewhere", span)
                        .message(
                                "this is `%s` here, beside the file that includes it; OpenSMTPD"
                                                .formatted(read)
                                        + " looks for `"
                                        + written
                                        + "` in the folder in which it was started")
                        .help("write the whole path, which means the same file to both")
                        .build());
    }
}
