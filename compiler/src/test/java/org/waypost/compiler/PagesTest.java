package org.waypost.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Page;
import org.waypost.compiler.diagnostic.Pages;
import org.waypost.compiler.diagnostic.Severity;
import org.waypost.grammar.Release;

/** Every code has a page, and what a page shows is true. */
class PagesTest {
    /** The first argument of what makes a diagnostic; every maker of one takes the code first. */
    private static final Pattern CODE =
            Pattern.compile(
                    "(?:Diagnostics|Finding|state)\\s*\\.\\s*(?:error|warning|hint|note|absent)"
                            + "\\(\\s*\"([a-z0-9-]+[a-z0-9])\"(?!\\s*\\+)");

    /** Codes that are chosen by a method, or made of a word of the file. */
    private static final Set<String> CHOSEN =
            Set.of(
                    "before-2013",
                    "no-such-ca",
                    "no-such-pki",
                    "no-such-macro",
                    "quote-not-closed",
                    "word-too-long",
                    "number-too-large",
                    "bounce-warn-dropped",
                    "bounce-warn-late",
                    "bounce-warn-order",
                    "decided-otherwise",
                    "unused-action",
                    "unused-ca",
                    "unused-filter",
                    "unused-pki",
                    "unused-proc",
                    "unused-table",
                    "unused-wrapper");

    static List<Page> pages() {
        return Pages.all();
    }

    @Test
    void everyCodeInTheSourcesHasAPageAndNoOther() throws IOException {
        TreeSet<String> codes = new TreeSet<>(CHOSEN);
        for (String source : sources()) {
            CODE.matcher(source).results().forEach(found -> codes.add(found.group(1)));
        }
        assertThat(codes).hasSizeGreaterThan(50);
        assertThat(Pages.all()).extracting(Page::code).containsExactlyElementsOf(codes);
    }

    private static List<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(PagesTest::read)
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theWrongExampleIsAnsweredWithTheCode(Page page) {
        List<Diagnostic> told = new ArrayList<>(compile(page, page.wrong(), true));
        told.addAll(check(page.wrong()));
        assertThat(told).extracting(Diagnostic::code).contains(page.code());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theRightExampleIsRight(Page page) {
        assertThat(compile(page, page.right(), false))
                .filteredOn(one -> one.severity() != Severity.NOTE)
                .extracting(one -> one.code() + ": " + one.message())
                .isEmpty();
        assertThat(check(page.right()))
                .extracting(Diagnostic::code)
                .filteredOn(code -> page.release().isEmpty())
                .doesNotContain(page.code());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyPartIsThere(Page page) {
        assertThat(page.what()).endsWith(".");
        assertThat(page.why()).endsWith(".");
        assertThat(page.text().lines()).allMatch(line -> line.length() <= 104);
    }

    private static List<Diagnostic> check(String example) {
        String text = text(example);
        return TestFiles.withSecrets(text).checkElsewhere(text).diagnostics();
    }

    private static String text(String example) {
        return (example + "\n")
                .replace("␍", "\r")
                .replace("␟", "\ufeff")
                .replace("…", "a".repeat(1_000));
    }

    private static List<Diagnostic> compile(Page page, String example, boolean here) {
        String text = text(example);
        TestFiles files = new TestFiles(Map.of("smtpd.conf", text));
        Optional<Release> release = page.release().flatMap(Release::named);
        Compilation done =
                release.isPresent()
                        ? files.compileFor(release.get(), text)
                        : here ? files.compileHere(text) : files.compileElsewhere(text);
        return done.diagnostics();
    }
}
