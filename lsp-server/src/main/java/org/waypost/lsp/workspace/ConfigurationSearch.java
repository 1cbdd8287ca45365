package org.waypost.lsp.workspace;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.emf.common.util.URI;

/**
 * Looks for configurations in the folders that the editor has open.
 *
 * @param folders where to look
 */
record ConfigurationSearch(List<URI> folders) {
    /** Deeper than any known layout of a configuration repository. */
    private static final int MAX_DEPTH = 6;

    /** Somebody may open a home folder or the root of a disk: the start must not wait for it. */
    private static final int MAX_VISITED = 20_000;

    /** Each is parsed and checked at the start. */
    private static final int MAX_FOUND = 100;

    /** Larger ones are read when they are opened. */
    private static final long MAX_BYTES = 1L << 20;

    private static final Set<String> PASSED_OVER = Set.of("node_modules", "target", "proc", "sys");

    List<URI> find() {
        Visitor visitor = new Visitor();
        for (URI folder : folders) {
            Uris.path(folder).ifPresent(visitor::walk);
        }
        return visitor.found;
    }

    /**
     * Names that nobody else uses: {@code smtpd.conf}, {@code smtpd-x.conf}, {@code smtpd/x.conf}.
     */
    static boolean looksLikeConfiguration(Path file) {
        Path name = file.getFileName();
        Path parent = file.getParent();
        if (name == null || !name.toString().endsWith(".conf")) {
            return false;
        }
        return name.toString().startsWith("smtpd") || (parent != null && parent.endsWith("smtpd"));
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {
        private final List<URI> found = new ArrayList<>();
        private int visited;

        void walk(Path folder) {
            try {
                Files.walkFileTree(
                        folder,
                        EnumSet.noneOf(java.nio.file.FileVisitOption.class),
                        MAX_DEPTH,
                        this);
            } catch (IOException unreadable) {
                // What cannot be read has nothing to show.
            }
        }

        @Override
        public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            Path name = dir.getFileName();
            boolean passed =
                    name != null
                            && (PASSED_OVER.contains(name.toString())
                                    || name.toString().startsWith("."));
            return passed ? FileVisitResult.SKIP_SUBTREE : proceed();
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()
                    && attributes.size() <= MAX_BYTES
                    && looksLikeConfiguration(file)) {
                found.add(Uris.of(file));
            }
            return proceed();
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
            return proceed();
        }

        private FileVisitResult proceed() {
            return ++visited > MAX_VISITED || found.size() >= MAX_FOUND
                    ? FileVisitResult.TERMINATE
                    : FileVisitResult.CONTINUE;
        }
    }
}
