package org.waypost.tests.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Names say what a thing is or does; these words say nothing. */
class NamesTest {
    private static final Set<String> EMPTY_WORDS =
            Set.of(
                    "Impl",
                    "Manager",
                    "Helper",
                    "Helpers",
                    "Util",
                    "Utils",
                    "Utility",
                    "Utilities",
                    "Abstract");
    private static final Pattern GETTER = Pattern.compile("get(?![a-z]).*");
    private static final Pattern WORDS = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
    private static final List<ShapeScanner> SHAPES =
            JavaSource.all(Repository.here()).stream().map(ShapeScanner::of).toList();

    @Test
    void noTypeHasAnEmptyWordInItsName() {
        List<Finding> found =
                SHAPES.stream()
                        .flatMap(shape -> shape.types().stream())
                        .filter(
                                type ->
                                        WORDS.splitAsStream(type.name())
                                                .anyMatch(EMPTY_WORDS::contains))
                        .map(type -> new Finding(type.place(), type.name()))
                        .toList();
        String rule = "a type is named by a noun, never with " + EMPTY_WORDS;
        Finding.demandNone(rule, found);
    }

    @Test
    void noMethodGets() {
        List<Finding> found =
                SHAPES.stream()
                        .flatMap(shape -> shape.methods().stream())
                        .filter(method -> !method.overrides())
                        .filter(method -> GETTER.matcher(method.name()).matches())
                        .map(method -> new Finding(method.place(), method.name()))
                        .toList();
        String rule = "what is read is named by its noun: `size()`, never `getSize()`";
        Finding.demandNone(rule, found);
    }

    @Test
    void theRuleKnowsAGetterFromAWord() {
        assertThat(Stream.of("get", "getName", "get2").filter(GETTER.asMatchPredicate()))
                .hasSize(3);
        assertThat(Stream.of("getaway", "target").filter(GETTER.asMatchPredicate())).isEmpty();
    }
}
