package org.waypost.compiler;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waypost.compiler.source.FileAccess;
import org.waypost.compiler.source.SourceFile;
import org.waypost.compiler.source.SourceSet;
import org.waypost.grammar.Release;

/** Files that exist in the test only. */
record TestFiles(Map<String, String> texts) implements FileAccess {
    static final TestFiles NONE = new TestFiles(Map.of());

    @Override
    public SourceFile read(String path) throws IOException {
        String text = texts.get(path);
        if (text == null) {
            throw new NoSuchFileException(path, null, "No such file or directory");
        }
        return new SourceFile(path, text);
    }

    @Override
    public Kind kind(String path) {
        return texts.containsKey(path) ? Kind.FILE : Kind.MISSING;
    }

    /** Judged for this machine, which has {@code lo} and the name {@code mail.example.org}. */
    Compilation compileHere(String text) {
        return compile(text, options(Optional.empty(), true));
    }

    /** Judged for another machine. */
    Compilation compileElsewhere(String text) {
        return compile(text, options(Optional.empty(), false));
    }

    Compilation compileFor(Release release, String text) {
        return compile(text, options(Optional.of(release), true));
    }

    private Compilation compile(String text, CompileOptions options) {
        return SmtpdCompiler.compile(
                new SourceSet(new SourceFile("smtpd.conf", text), this), options);
    }

    private static CompileOptions options(Optional<Release> release, boolean here) {
        return new CompileOptions(
                release,
                Optional.of("mail.example.org"),
                Optional.of(Map.of("lo", List.of("127.0.0.1", "::1"))),
                Map.of(),
                here);
    }

    static String resource(String name) {
        try (InputStream in = TestFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
