package org.waypost.mta.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waypost.engine.eval.Evaluator;
import org.waypost.mta.boot.Server;

/**
 * Loads and links the server's own classes before there are virtual threads. A virtual thread that
 * loads or links a class keeps the platform thread that carries it; when many are started at once
 * on a full queue, all of those threads could wait for a lock whose next holder is a virtual thread
 * that finds none. What is loaded already is nobody's to wait for.
 */
final class ClassesAhead {
    private static final Logger LOG = LoggerFactory.getLogger(ClassesAhead.class);
    private static final String SUFFIX = ".class";

    /** Only the command lines and the demonstration need these. */
    private static final List<String> NOT_OF_THE_SERVER =
            List.of("org/waypost/mta/cli/", "org/waypost/mta/demo/");

    private ClassesAhead() {}

    /** Returns how many are ready; never throws: what is not loaded now is loaded when needed. */
    static int load() {
        int loaded = 0;
        for (Class<?> one : List.of(Server.class, Evaluator.class)) {
            try {
                for (String name : names(one)) {
                    loaded += link(name, one.getClassLoader()) ? 1 : 0;
                }
            } catch (IOException | URISyntaxException e) {
                LOG.debug("classes beside {} not loaded ahead: {}", one, e.toString());
            }
        }
        return loaded;
    }

    /** Of all classes that come from where this one comes from: a jar, or a folder. */
    private static List<String> names(Class<?> one) throws IOException, URISyntaxException {
        CodeSource source = one.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return List.of();
        }
        URI place = source.getLocation().toURI();
        Path path = Path.of(place);
        if (Files.isDirectory(path)) {
            return names(path);
        }
        try (FileSystem jar = FileSystems.newFileSystem(path)) {
            return names(jar.getPath("/"));
        }
    }

    private static List<String> names(Path root) throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = root.relativize(file).toString();
                if (name.endsWith(SUFFIX) && isOfTheServer(name)) {
                    names.add(name.substring(0, name.length() - SUFFIX.length()).replace('/', '.'));
                }
            }
        }
        return names;
    }

    private static boolean isOfTheServer(String file) {
        return file.startsWith("org/waypost/")
                && !file.endsWith("-info.class")
                && NOT_OF_THE_SERVER.stream().noneMatch(file::startsWith);
    }

    /** Asking for its fields links a class and runs nothing of it. */
    private static boolean link(String name, ClassLoader loader) {
        try {
            return Class.forName(name, false, loader).getDeclaredFields().length >= 0;
        } catch (ClassNotFoundException | LinkageError e) {
            LOG.debug("class {} not loaded ahead: {}", name, e.toString());
            return false;
        }
    }
}
