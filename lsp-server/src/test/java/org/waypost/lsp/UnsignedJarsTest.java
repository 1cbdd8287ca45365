package org.waypost.lsp;

import static java.lang.constant.ConstantDescs.CD_int;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnsignedJarsTest {
    @TempDir Path folder;

    @Test
    void signaturesAreGoneAndAllElseIsThere() throws Exception {
        Path jar = folder.resolve("signed.jar");
        write(jar, "META-INF/MANIFEST.MF", "META-INF/ECLIPSE_.SF", "META-INF/ECLIPSE_.RSA", "a/B");
        UnsignedJars.main(new String[] {folder.toString()});
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName))
                    .containsExactly("META-INF/MANIFEST.MF", "a/B");
            byte[] content = zip.getInputStream(zip.getEntry("a/B")).readAllBytes();
            assertThat(new String(content, StandardCharsets.UTF_8)).isEqualTo("text of a/B");
        }
    }

    /** Old classes become those of Java 6, newer ones and what is no class stay as they are. */
    @Test
    void oldClassesAreMadeYoungEnoughForTheCache() throws Exception {
        Path jar = folder.resolve("old.jar");
        byte[] old = {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 0, 49, 1, 2};
        byte[] newer = {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 0, 61, 1, 2};
        byte[] other = {1, 2, 3, 4, 0, 0, 0, 49, 1, 2};
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (byte[] content : new byte[][] {old, newer, other}) {
                zip.putNextEntry(new ZipEntry("e" + content[7] + content[0]));
                zip.write(content);
                zip.closeEntry();
            }
        }
        UnsignedJars.main(new String[] {folder.toString()});
        old[7] = 50;
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            assertThat(bytes(zip, "e49-54")).isEqualTo(old);
            assertThat(bytes(zip, "e61-54")).isEqualTo(newer);
            assertThat(bytes(zip, "e491")).isEqualTo(other);
        }
    }

    /** What the old verifier has looked at, the cache does not take. */
    @Test
    void oldCodeHasStackMapsAfterwards() throws Exception {
        byte[] old =
                ClassFile.of(ClassFile.StackMapsOption.DROP_STACK_MAPS)
                        .build(
                                ClassDesc.of("Old"),
                                to ->
                                        to.withVersion(ClassFile.JAVA_4_VERSION, 0)
                                                .withMethodBody(
                                                        "sign",
                                                        MethodTypeDesc.of(CD_int, CD_int),
                                                        ClassFile.ACC_STATIC,
                                                        UnsignedJarsTest::branch));
        Path jar = folder.resolve("code.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("Old.class"));
            zip.write(old);
            zip.closeEntry();
        }
        UnsignedJars.main(new String[] {folder.toString()});
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ClassModel model = ClassFile.of().parse(bytes(zip, "Old.class"));
            CodeModel code = model.methods().getFirst().code().orElseThrow();
            assertThat(model.majorVersion()).isEqualTo(ClassFile.JAVA_6_VERSION);
            assertThat(((CodeAttribute) code).findAttribute(Attributes.stackMapTable()))
                    .isPresent();
        }
    }

    private static void branch(CodeBuilder code) {
        code.iload(0).ifThenElse(CodeBuilder::iconst_1, CodeBuilder::iconst_m1).ireturn();
    }

    private static byte[] bytes(ZipFile zip, String name) throws Exception {
        return zip.getInputStream(zip.getEntry(name)).readAllBytes();
    }

    @Test
    void anotherNameOfTheSameFileKeepsItsSignatures() throws Exception {
        Path library = folder.resolve("library");
        write(library, "META-INF/X.SF");
        Files.createLink(folder.resolve("copy.jar"), library);
        UnsignedJars.main(new String[] {folder.toString()});
        try (ZipFile zip = new ZipFile(library.toFile())) {
            assertThat(zip.getEntry("META-INF/X.SF")).isNotNull();
        }
        assertThat(Files.size(folder.resolve("copy.jar"))).isNotEqualTo(Files.size(library));
    }

    private static void write(Path jar, String... names) throws Exception {
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(("text of " + name).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
    }
}
