package org.waypost.tests.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Lengths, nesting, parameters and types a package, over every Java file of the repository. */
class HouseNumbersTest {
    private static final Repository REPOSITORY = Repository.here();
    private static final List<JavaSource> SOURCES = JavaSource.all(REPOSITORY);
    private static final List<ShapeScanner> SHAPES =
            SOURCES.stream().map(ShapeScanner::of).toList();
    private static final List<MethodShape> METHODS =
            SHAPES.stream().flatMap(shape -> shape.methods().stream()).toList();
    private static final List<TypeShape> TYPES =
            SHAPES.stream().flatMap(shape -> shape.types().stream()).toList();

    @Test
    void everyModuleHasSources() {
        assertThat(SOURCES)
                .extracting(source -> REPOSITORY.module(source.file()))
                .containsAll(Repository.MAVEN_MODULES);
    }

    @Test
    void noMethodIsTooLong() {
        demandMethods(
                "a method has at most " + HouseNumbers.METHOD_LINES + " lines (aim for 25)",
                method -> method.lines() > HouseNumbers.METHOD_LINES,
                method -> method.name() + " has " + method.lines() + " lines");
    }

    @Test
    void noMethodTakesTooManyParameters() {
        demandMethods(
                "a method or constructor takes at most "
                        + HouseNumbers.PARAMETERS
                        + " parameters; group them in a record",
                method -> method.parameters() > HouseNumbers.PARAMETERS && !method.overrides(),
                method -> method.name() + " takes " + method.parameters());
    }

    @Test
    void noMethodNestsTooDeep() {
        demandMethods(
                "control statements nest at most " + HouseNumbers.NESTING + " deep",
                method -> method.nesting() > HouseNumbers.NESTING,
                method -> method.name() + " nests " + method.nesting() + " deep");
    }

    @Test
    void noTypeIsTooLong() {
        List<Finding> found =
                TYPES.stream()
                        .filter(type -> type.lines() > HouseNumbers.CLASS_LINES)
                        .map(type -> new Finding(type.place(), type.name() + ": " + type.lines()))
                        .toList();
        String rule = "a type has at most " + HouseNumbers.CLASS_LINES + " lines (aim for 300)";
        Finding.demandNone(rule, found);
    }

    @Test
    void oneTopLevelTypeIsInAFile() {
        List<Finding> found =
                SOURCES.stream()
                        .filter(source -> source.unit().getTypeDecls().size() > 1)
                        .map(source -> new Finding(source.place(), "more than one type"))
                        .toList();
        String rule = "one top-level type a file";
        Finding.demandNone(rule, found);
    }

    @Test
    void noPackageIsTooFull() {
        List<Finding> found =
                typesByPackage().entrySet().stream()
                        .filter(entry -> entry.getValue() > HouseNumbers.PACKAGE_TYPES)
                        .map(entry -> new Finding(entry.getKey(), entry.getValue() + " types"))
                        .toList();
        String rule = "a package holds at most " + HouseNumbers.PACKAGE_TYPES + " types";
        Finding.demandNone(rule, found);
    }

    @Test
    void noLineIsTooLong() {
        List<Finding> found = new ArrayList<>();
        for (String suffix : List.of(".java", ".g4", ".xtext", ".ts")) {
            REPOSITORY.files(suffix).forEach(file -> found.addAll(longLines(file)));
        }
        String rule = "a line has at most " + HouseNumbers.LINE_COLUMNS + " columns";
        Finding.demandNone(rule, found);
    }

    /** For reviews: what is largest, written where a build leaves things. */
    @Test
    void whatIsLargestIsWrittenDown() throws IOException {
        Path report = REPOSITORY.root().resolve("tests/target/house.txt");
        Files.createDirectories(report.getParent());
        String longest = largest(METHODS, MethodShape::lines, m -> m.place() + " " + m.name());
        String widest = largest(TYPES, TypeShape::lines, type -> type.place() + " " + type.name());
        Files.writeString(report, "methods\n" + longest + "\n\ntypes\n" + widest + "\n");
        assertThat(report).content().contains(".java:");
    }

    private static <T> String largest(
            List<T> all, Function<T, Long> size, Function<T, String> name) {
        return all.stream()
                .sorted(Comparator.comparing(size).reversed())
                .limit(20)
                .map(each -> String.format("%5d  %s", size.apply(each), name.apply(each)))
                .collect(Collectors.joining("\n"));
    }

    /** A package of tests beside a package of the product counts for itself. */
    private static Map<String, Integer> typesByPackage() {
        Map<String, Integer> counts = new TreeMap<>();
        for (JavaSource source : SOURCES) {
            if (!source.isPackageInfo()) {
                counts.merge(REPOSITORY.name(source.file().getParent()), 1, Integer::sum);
            }
        }
        return counts;
    }

    /** An import cannot be broken, and an address should not be. */
    private static List<Finding> longLines(Path file) {
        List<Finding> found = new ArrayList<>();
        int number = 0;
        for (String line : Repository.read(file).lines().toList()) {
            number++;
            int columns = line.codePointCount(0, line.length());
            boolean fixed = line.startsWith("import ") || line.contains("://");
            if (columns > HouseNumbers.LINE_COLUMNS && !fixed) {
                found.add(new Finding(REPOSITORY.name(file) + ":" + number, columns + " columns"));
            }
        }
        return found;
    }

    private static void demandMethods(
            String rule, Predicate<MethodShape> broken, Function<MethodShape, String> what) {
        List<Finding> found =
                METHODS.stream()
                        .filter(broken)
                        .map(method -> new Finding(method.place(), what.apply(method)))
                        .toList();
        Finding.demandNone(rule, found);
    }
}
