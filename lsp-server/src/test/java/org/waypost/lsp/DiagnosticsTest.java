package org.waypost.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DiagnosticTag;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waypost.compiler.CompileOptions;
import org.waypost.compiler.MainFile;
import org.waypost.compiler.SmtpdCompiler;
import org.waypost.compiler.diagnostic.Diagnostic;
import org.waypost.compiler.diagnostic.Place;
import org.waypost.compiler.lint.LintOptions;

class DiagnosticsTest {
    private static final Path ROOT = repository();

    private static Path repository() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(at.resolve("tests").resolve("conformance"))) {
            at = at.getParent();
        }
        return at;
    }

    @Test
    @Tag("slow")
    void saysWhatTheCheckerSays() throws Exception {
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("examples", "tests/conformance/check")) {
            try (Stream<Path> found = Files.walk(ROOT.resolve(folder))) {
                found.filter(p -> p.toString().endsWith(".conf")).sorted().forEach(files::add);
            }
        }
        assertThat(files).hasSizeGreaterThan(300);
        Editor editor = Editor.open();
        int messages = 0;
        for (Path file : files) {
            String text = org.waypost.compiler.source.DiskFiles.decode(Files.readAllBytes(file));
            var document = editor.unmarked(file.toUri().toString(), text);
            List<String> expected = checked(file);
            assertThat(document.diagnostics().stream().map(DiagnosticsTest::line))
                    .as(file.toString())
                    .containsExactlyElementsOf(expected);
            messages += expected.size();
            document.close();
        }
        assertThat(messages).isGreaterThan(100);
    }

    /** What {@code waypost check} would say of the main file itself. */
    private static List<String> checked(Path file) throws Exception {
        var sources = MainFile.open(file.toString(), Path.of("/"), InputStream.nullInputStream());
        LintOptions lints = new LintOptions(Map.of(), true, Instant.EPOCH);
        return SmtpdCompiler.check(sources, CompileOptions.DEFAULT, lints).diagnostics().stream()
                .filter(d -> d.span().file() == sources.main())
                .map(DiagnosticsTest::line)
                .distinct()
                .toList();
    }

    private static String line(Diagnostic d) {
        Place place = Place.of(d.span());
        return "%d:%d-%d:%d %s %s %s"
                .formatted(
                        place.line(),
                        place.column(),
                        place.endLine(),
                        place.endColumn(),
                        d.severity(),
                        d.code(),
                        d.message());
    }

    private static String line(org.eclipse.lsp4j.Diagnostic d) {
        var start = d.getRange().getStart();
        var end = d.getRange().getEnd();
        return "%d:%d-%d:%d %s %s %s"
                .formatted(
                        start.getLine() + 1,
                        start.getCharacter() + 1,
                        end.getLine() + 1,
                        end.getCharacter() + 1,
                        severity(d.getSeverity()),
                        d.getCode().getLeft(),
                        d.getMessage().getLeft());
    }

    private static String severity(DiagnosticSeverity severity) {
        return switch (severity) {
            case Error -> "ERROR";
            case Warning -> "WARNING";
            case Information -> "NOTE";
            case Hint -> "HINT";
        };
    }

    @Test
    void followsTheTextThatIsNotSaved() {
        Editor editor = Editor.open();
        var document =
                editor.document("action \"a\" relay src <ips>\nmatch for any action \"a\"\n");
        assertThat(document.squiggles()).first().asString().startsWith("1: ");
        document.replaceAll("table ips { 192.0.2.1 }\n" + document.text());
        assertThat(document.diagnostics())
                .noneMatch(d -> d.getSeverity() == DiagnosticSeverity.Error);
    }

    @Test
    void showsTheErrorsOfIncludedFilesInThem(@TempDir Path folder) throws Exception {
        Path part = folder.resolve("part.inc");
        Files.writeString(part, "action \"a\" relay src <ips>\n");
        Editor editor = Editor.open(folder);
        var root =
                editor.document(
                        folder.resolve("smtpd.conf").toUri().toString(),
                        "include \"" + part + "\"\nmatch from local for any action \"a\"\n");
        root.diagnostics();
        assertThat(editor.diagnosticsOf(part))
                .as("a closed file's errors are shown in it")
                .hasSize(1);

        var include =
                editor.document(
                        part.toUri().toString(),
                        "table ips { 192.0.2.1 }\naction \"a\" relay src <ips>\n");
        assertThat(include.diagnostics()).as("unsaved text of an include").isEmpty();

        root.replaceAll("include \"" + part + "\"\nmatch from any for any action \"b\"\n");
        assertThat(root.squiggles()).singleElement().asString().contains("`b`");
        include.replaceAll("action \"b\" relay\n");
        assertThat(root.diagnostics())
                .as("the include defines it now")
                .noneMatch(d -> d.getSeverity() == DiagnosticSeverity.Error);
    }

    @Test
    void judgesAFileThatOthersIncludeAsAPartOfThem(@TempDir Path folder) throws Exception {
        Path part = folder.resolve("part.conf");
        Files.writeString(part, "match from src <ips> for any reject\n");
        Path main = folder.resolve("smtpd.conf");
        Files.writeString(main, "table ips { 192.0.2.1 }\ninclude \"" + part + "\"\n");
        Editor editor = Editor.open(folder);
        var document = editor.document(part.toUri().toString(), Files.readString(part));
        assertThat(document.diagnostics()).isEmpty();
    }

    /** The file between them was never opened. */
    @Test
    void judgesAnIncludeOfAnIncludeAsAPartOfTheMainFile(@TempDir Path folder) throws Exception {
        Path main = folder.resolve("smtpd.conf");
        Path deep = folder.resolve("two.inc");
        Files.writeString(main, "table ours { a.example }\ninclude \"one.inc\"\n");
        Files.writeString(folder.resolve("one.inc"), "include \"two.inc\"\n");
        String rules = "action \"in\" maildir\nmatch from any for domain <ours> action \"in\"\n";
        Files.writeString(deep, rules);
        Editor here = Editor.open(folder);
        var document = here.unmarked(deep.toUri().toString(), rules);
        assertThat(document.squiggles()).isEmpty();
        document.replaceAll(rules.replace("<ours>", "<theirs>"));
        assertThat(document.squiggles()).hasSize(1);
        document.close();
        assertThat(here.diagnosticsOf(deep)).isEmpty();
        var root = here.unmarked(main.toUri().toString(), Files.readString(main));
        root.replaceAll("action \"x\" mbox\nmatch for any action \"x\"\n");
        assertThat(root.squiggles()).isNotEmpty();
        assertThat(here.diagnosticsOf(deep)).isEmpty();
    }

    @Test
    void bringsHelpAndFixes() {
        Editor editor = Editor.open();
        var document =
                editor.document("action \"a\" relay\nmatch for any action \"a\"\nmtach for any\n");
        assertThat(document.diagnostics())
                .anySatisfy(
                        d -> {
                            assertThat(d.getSource()).isEqualTo("waypost");
                            assertThat(d.getRange().getStart().getLine()).isEqualTo(2);
                        });
        assertThat(document.diagnostics())
                .allSatisfy(d -> assertThat(d.getTags()).doesNotContain(DiagnosticTag.Deprecated));
    }

    @Test
    void aSharedFileIsJudgedByEachMainFile(@TempDir Path folder) throws Exception {
        Path shared = folder.resolve("rules.inc");
        Files.writeString(shared, "match for any action \"out\"\nmatch for any action \"no\"\n");
        Files.writeString(folder.resolve("smtpd-a.conf"), "include \"rules.inc\"\n");
        Files.writeString(
                folder.resolve("smtpd-b.conf"), "action \"out\" relay\ninclude \"rules.inc\"\n");
        Editor here = Editor.open(folder);
        var document = here.document(shared.toUri().toString(), Files.readString(shared));
        assertThat(document.squiggles())
                .anyMatch(s -> s.startsWith("1: ") && s.endsWith(", as a part of `smtpd-a.conf`"))
                .anyMatch(s -> s.startsWith("2: ") && !s.contains("as a part"));
    }

    @Test
    void showsWhatIsAllowedAndHardlyMeant() {
        Editor editor = Editor.open();
        var document = editor.document("table spare { a }\naccept from 192.0.2.1 for any relay\n");
        assertThat(document.diagnostics())
                .anySatisfy(
                        d -> {
                            assertThat(d.getCode().getLeft()).isEqualTo("unused-table");
                            assertThat(d.getSeverity()).isEqualTo(DiagnosticSeverity.Warning);
                            assertThat(d.getTags()).containsExactly(DiagnosticTag.Unnecessary);
                        })
                .anySatisfy(
                        d -> {
                            assertThat(d.getCode().getLeft()).isEqualTo("renamed-spelling");
                            assertThat(d.getSeverity()).isEqualTo(DiagnosticSeverity.Hint);
                            assertThat(d.getTags()).containsExactly(DiagnosticTag.Deprecated);
                        });
        assertThat(document.fixed())
                .isEqualTo("table spare { a }\naccept from source 192.0.2.1 for any relay\n");
        document.replaceAll("# waypost: allow unused-table\n" + document.text());
        assertThat(document.diagnostics())
                .noneMatch(d -> d.getCode().getLeft().equals("unused-table"));
    }
}
