package org.waypost.tests.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The repository as it would be committed: every file except what a build leaves behind.
 *
 * @param root the folder of the parent `pom.xml`
 */
record Repository(Path root) {

    /** The modules of Maven, in the order of the build. */
    static final List<String> MAVEN_MODULES =
            List.of("grammar", "engine", "compiler", "runtime-mta", "lsp-server", "tests");

    /** What `.gitignore` names, and the repository of git itself (a file in a linked worktree). */
    private static final Set<String> NOT_OURS =
            Set.of(
                    ".git",
                    "target",
                    "node_modules",
                    "dist",
                    ".idea",
                    ".vscode-test",
                    ".settings",
                    ".classpath",
                    ".project");

    /** Finds the root from the working directory upward. */
    static Repository here() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("grammar"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException("no folder above this one holds the modules");
        }
        return new Repository(folder);
    }

    /** Every file of ours, sorted. */
    List<Path> files() {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(root, new Collector(found));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found.stream().sorted().toList();
    }

    /** Every file of ours whose name ends so. */
    List<Path> files(String suffix) {
        return files().stream().filter(file -> file.toString().endsWith(suffix)).toList();
    }

    /** Names at the top of the repository, without what a build leaves behind. */
    List<String> topLevel() {
        try (Stream<Path> entries = Files.list(root)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> !NOT_OURS.contains(name) && !name.endsWith(".iml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file as people name it: relative to the root, with slashes. */
    String name(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    /** The module (first folder) that a file is in. */
    String module(Path file) {
        return root.relativize(file).getName(0).toString();
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read as UTF-8", e);
        }
    }

    private static final class Collector extends SimpleFileVisitor<Path> {
        private final List<Path> found;

        Collector(List<Path> found) {
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return NOT_OURS.contains(String.valueOf(folder.getFileName()))
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!NOT_OURS.contains(String.valueOf(file.getFileName()))) {
                found.add(file);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
