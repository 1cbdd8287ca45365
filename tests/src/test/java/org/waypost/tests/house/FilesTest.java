package org.waypost.tests.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The files that a repository, a module and a package must have, and those that none may have. */
class FilesTest {
    private static final Repository REPOSITORY = Repository.here();

    /** The top of the repository is a promise to newcomers: a new name there is a decision. */
    private static final Set<String> TOP =
            Set.of(
                    ".ci",
                    ".gitattributes",
                    ".gitignore",
                    ".mvn",
                    "CHANGELOG.md",
                    "LICENSE",
                    "README.md",
                    "compiler",
                    "engine",
                    "examples",
                    "grammar",
                    "lsp-server",
                    "mailq",
                    "newaliases",
                    "pom.xml",
                    "runtime-mta",
                    "sendmail",
                    "smtpctl",
                    "smtpd",
                    "tests",
                    "vscode-extension",
                    "waypost");

    private static final Pattern DECISION = Pattern.compile("(\\d{4})-[a-z0-9]+(-[a-z0-9]+)*\\.md");
    private static final Pattern GENERATED =
            Pattern.compile(
                    "(/src-gen/|/xtend-gen/|/emf-gen/|/generated(-sources)?/"
                            + "|\\.(interp|tokens|class|jar|vsix|aot)$)");

    @Test
    void theTopIsAsFixed() {
        List<Finding> found =
                REPOSITORY.topLevel().stream()
                        .filter(name -> !TOP.contains(name))
                        .map(name -> new Finding(name, "is not one of the entries at the top"))
                        .toList();
        String rule = "the top of the repository holds " + TOP.stream().sorted().toList();
        Finding.demandNone(rule, found);
    }

    @Test
    void everyModuleHasItsReadme() {
        List<Finding> found = new ArrayList<>();
        for (String module : modules()) {
            Path readme = REPOSITORY.root().resolve(module).resolve("README.md");
            if (!Files.isRegularFile(readme)) {
                found.add(new Finding(module + "/README.md", "is missing"));
                continue;
            }
            List<String> headings = headings(readme);
            for (String part : List.of("map", "invariants", "reading order")) {
                if (headings.stream().noneMatch(heading -> heading.contains(part))) {
                    found.add(new Finding(module + "/README.md", "has no heading `" + part + "`"));
                }
            }
        }
        String rule = "a module's README opens with its purpose; map, invariants, reading order";
        Finding.demandNone(rule, found);
    }

    @Test
    void decisionsAreWrittenAlike() {
        List<Finding> found = new ArrayList<>();
        for (Path file : REPOSITORY.files(".md")) {
            if (file.getParent().endsWith("decisions")) {
                found.addAll(decisionFindings(file));
            }
        }
        String rule = "a decision is `NNNN-title.md` with the parts context, decision, consequence";
        Finding.demandNone(rule, found);
    }

    @Test
    void decisionsAreCounted() {
        TreeMap<String, List<Integer>> numbers = new TreeMap<>();
        for (Path file : REPOSITORY.files(".md")) {
            var name = DECISION.matcher(file.getFileName().toString());
            if (file.getParent().endsWith("decisions") && name.matches()) {
                numbers.computeIfAbsent(REPOSITORY.name(file.getParent()), key -> new ArrayList<>())
                        .add(Integer.valueOf(name.group(1)));
            }
        }
        numbers.forEach(
                (folder, found) ->
                        assertThat(found)
                                .as("decisions of %s are numbered from 0001 without gaps", folder)
                                .containsExactlyElementsOf(
                                        IntStream.rangeClosed(1, found.size()).boxed().toList()));
    }

    @Test
    void everyPackageSaysWhatItIs() {
        List<JavaSource> sources = JavaSource.all(REPOSITORY);
        List<Finding> found = new ArrayList<>();
        Set<String> described = new TreeSet<>();
        for (JavaSource source : sources) {
            if (source.isPackageInfo()) {
                described.add(REPOSITORY.module(source.file()) + " " + source.packageName());
                found.addAll(packageFindings(source));
            }
        }
        sources.stream()
                .map(source -> REPOSITORY.module(source.file()) + " " + source.packageName())
                .distinct()
                .filter(name -> !described.contains(name))
                .forEach(name -> found.add(new Finding(name, "has no package-info.java")));
        String rule =
                "package-info.java: purpose, what it depends on, its thread rule, @NullMarked";
        Finding.demandNone(rule, found);
    }

    @Test
    void nothingGeneratedIsKept() {
        List<Finding> found =
                REPOSITORY.files().stream()
                        .map(REPOSITORY::name)
                        .filter(name -> GENERATED.matcher("/" + name).find())
                        .filter(name -> !name.endsWith(".vsix") && !name.endsWith(".aot"))
                        .map(name -> new Finding(name, "is made by a tool"))
                        .toList();
        String rule = "what a tool makes is made at build time, never kept";
        Finding.demandNone(rule, found);
    }

    @Test
    void lockFilesNameNoServer() {
        List<Finding> found =
                REPOSITORY.files("package-lock.json").stream()
                        .filter(file -> Repository.read(file).contains("\"resolved\""))
                        .map(file -> new Finding(REPOSITORY.name(file), "has `resolved` fields"))
                        .toList();
        String rule = "npm config set omit-lockfile-registry-resolved=true, then npm install";
        Finding.demandNone(rule, found);
    }

    private static List<String> modules() {
        List<String> modules = new ArrayList<>(Repository.MAVEN_MODULES);
        modules.add("vscode-extension");
        return modules;
    }

    private static List<String> headings(Path file) {
        return Repository.read(file)
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.toLowerCase(Locale.ROOT))
                .toList();
    }

    private static List<Finding> decisionFindings(Path file) {
        List<Finding> found = new ArrayList<>();
        String place = REPOSITORY.name(file);
        if (!DECISION.matcher(file.getFileName().toString()).matches()) {
            found.add(new Finding(place, "is not named `NNNN-title.md`"));
        }
        // A heading, or the word in bold or with a colon at the start of a paragraph.
        List<String> lines = Repository.read(file).toLowerCase(Locale.ROOT).lines().toList();
        for (String part : List.of("context", "decision", "consequence")) {
            Pattern start = Pattern.compile("(#+ *|\\**)" + part + "s?\\b.*");
            if (lines.stream().skip(1).noneMatch(start.asMatchPredicate())) {
                found.add(new Finding(place, "has no part `" + part + "`"));
            }
        }
        return found;
    }

    private static List<Finding> packageFindings(JavaSource source) {
        List<Finding> found = new ArrayList<>();
        String text = Repository.read(source.file());
        String head =
                text.substring(0, Math.max(0, text.indexOf("\npackage "))).toLowerCase(Locale.ROOT);
        if (!head.contains("/**")) {
            found.add(new Finding(source.place(), "has no sentence of purpose"));
        }
        // Beside a package of the product, tests depend on what they test and run in one thread.
        boolean apart = source.place().contains("/main/") || source.place().startsWith("tests/");
        if (apart && !head.contains("depend")) {
            found.add(new Finding(source.place(), "does not say what it depends on"));
        }
        if (apart && !head.contains("thread")) {
            found.add(new Finding(source.place(), "does not say its thread rule"));
        }
        if (!text.contains("@NullMarked")) {
            found.add(new Finding(source.place(), "is not @NullMarked"));
        }
        return found;
    }
}
