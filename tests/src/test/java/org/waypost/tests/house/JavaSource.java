package org.waypost.tests.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * One Java file, parsed by the JDK's own parser (syntax only, no types).
 *
 * @param place the file, relative to the repository
 * @param file the file itself
 * @param unit its syntax tree
 * @param positions where trees begin and end
 */
record JavaSource(String place, Path file, CompilationUnitTree unit, SourcePositions positions) {

    /** Parses every Java file of ours in one go. */
    static List<JavaSource> all(Repository repository) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Path> files = repository.files(".java");
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    manager,
                                    null,
                                    List.of("-proc:none"),
                                    null,
                                    manager.getJavaFileObjectsFromPaths(files));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            List<JavaSource> sources = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                Path file = Path.of(unit.getSourceFile().toUri());
                sources.add(new JavaSource(repository.name(file), file, unit, positions));
            }
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isPackageInfo() {
        return file.endsWith("package-info.java");
    }

    /** The name of its package; empty in the default one. */
    String packageName() {
        return unit.getPackageName() == null ? "" : unit.getPackageName().toString();
    }

    /** First line of a tree, counted from 1. */
    long firstLine(Tree tree) {
        return unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
    }

    /** Lines from the first character of a tree to its last. */
    long lines(Tree tree) {
        long end = positions.getEndPosition(unit, tree);
        return end < 0 ? 0 : unit.getLineMap().getLineNumber(end) - firstLine(tree) + 1;
    }

    String place(Tree tree) {
        return place + ":" + firstLine(tree);
    }
}
