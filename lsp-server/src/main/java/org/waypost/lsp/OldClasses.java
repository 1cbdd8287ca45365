package org.waypost.lsp;

import java.io.Closeable;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/**
 * Classes from before Java 6, written as those of Java 6 with the stack maps that its verifier
 * reads: the ahead-of-time cache takes neither older ones nor those that the old verifier has
 * looked at. Between these versions no instruction has changed its meaning.
 */
final class OldClasses implements Closeable {
    /** Up to the version. */
    static final int HEADER_BYTES = 8;

    private static final int CLASS_MAGIC = 0xcafebabe;

    /** The low byte of the major version. */
    private static final int MAJOR_AT = 7;

    /** Newer ones must have stack maps; of this version one without is verified as before. */
    private static final byte OLDEST_CACHED = ClassFile.JAVA_6_VERSION;

    private final URLClassLoader hierarchy;
    private final ClassFile files;

    private OldClasses(URLClassLoader hierarchy) {
        this.hierarchy = hierarchy;
        this.files =
                ClassFile.of(
                        StackMapsOption.GENERATE_STACK_MAPS,
                        // With the old pool the code would be copied as it is.
                        ConstantPoolSharingOption.NEW_POOL,
                        ClassHierarchyResolverOption.of(
                                ClassHierarchyResolver.ofResourceParsing(hierarchy)
                                        .orElse(ClassHierarchyResolver.defaultResolver())
                                        .cached()));
    }

    /**
     * @param jars where the classes that they extend are
     */
    static OldClasses among(List<Path> jars) throws IOException {
        URL[] urls = new URL[jars.size()];
        for (int at = 0; at < urls.length; at++) {
            urls[at] = jars.get(at).toUri().toURL();
        }
        return new OldClasses(new URLClassLoader(urls, ClassLoader.getPlatformClassLoader()));
    }

    /** The Java Virtual Machine Specification, 4.1: magic, minor and major version. */
    static boolean isOne(byte[] content) {
        return content.length >= HEADER_BYTES
                && ByteBuffer.wrap(content).getInt() == CLASS_MAGIC
                && content[MAJOR_AT - 1] == 0
                && content[MAJOR_AT] < OLDEST_CACHED;
    }

    /** The same class, newer; without stack maps where none can be made, as for subroutines. */
    byte[] newer(byte[] content) {
        try {
            ClassModel model = files.parse(content);
            return files.transformClass(
                    model,
                    ClassTransform.dropping(ClassFileVersion.class::isInstance)
                            .andThen(
                                    ClassTransform.endHandler(
                                            to -> to.withVersion(OLDEST_CACHED, 0))));
        } catch (IllegalArgumentException subroutines) {
            byte[] same = content.clone();
            same[MAJOR_AT] = OLDEST_CACHED;
            return same;
        }
    }

    @Override
    public void close() throws IOException {
        hierarchy.close();
    }
}
