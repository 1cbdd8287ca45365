package org.waypost.compiler;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.waypost.compiler.lint.LintOptions;
import org.waypost.compiler.source.FileAccess;
import org.waypost.compiler.source.SourceFile;
import org.waypost.compiler.source.SourceSet;
import org.waypost.grammar.Release;

/** Files that exist in the test only. */
record TestFiles(Map<String, String> texts) implements FileAccess {
    static final TestFiles NONE = new TestFiles(Map.of());

    /** The day of the tests. */
    static final Instant TODAY = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public SourceFile read(String path) throws IOException {
        String text = texts.get(path);
        if (text == null) {
            throw new NoSuchFileException(path, null, "No such file or directory");
        }
        return new SourceFile(path, text);
    }

    /** Everybody may read what is in the folder for everybody. */
    @Override
    public Set<PosixFilePermission> permissions(String path) {
        return texts.containsKey(path) && !path.contains("/private/")
                ? PosixFilePermissions.fromString("rw-r--r--")
                : PosixFilePermissions.fromString("rw-r-----");
    }

    @Override
    public Kind kind(String path) {
        return texts.containsKey(path) ? Kind.FILE : Kind.MISSING;
    }

    /** Judged for this machine, with macros of the command line. */
    Compilation compileWith(Map<String, String> macros, String text) {
        CompileOptions here = options(Optional.empty(), true);
        return compile(
                text,
                new CompileOptions(
                        here.release(), here.hostname(), here.interfaces(), macros, true));
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

    /** What is told of a file for another machine, lints that are off by themselves included. */
    Compilation checkElsewhere(String text) {
        return SmtpdCompiler.check(
                new SourceSet(new SourceFile("smtpd.conf", text), this),
                options(Optional.empty(), false),
                new LintOptions(Map.of(), true, TODAY));
    }

    /** Certificates and passwords for the lints that open files. */
    static TestFiles withSecrets(String text) {
        return new TestFiles(
                Map.of(
                        "smtpd.conf",
                        text,
                        "/etc/mail/rules.conf",
                        "include \"local.conf\"\n",
                        "/etc/mail/local.conf",
                        "match from local for local reject\n",
                        "/etc/mail/passwords",
                        "home alice:secret\n",
                        "/etc/mail/private/passwords",
                        "home alice:secret\n",
                        "/etc/ssl/mx-old.crt",
                        resource("lint/pki/old.crt"),
                        "/etc/ssl/mx-old.key",
                        resource("lint/pki/old.key"),
                        "/etc/ssl/mx-new.crt",
                        resource("lint/pki/good.crt"),
                        "/etc/ssl/mx-new.key",
                        resource("lint/pki/good.key")));
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
