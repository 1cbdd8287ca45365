package org.waypost.compiler.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A command line that has been read. */
final class Arguments {
    private final Map<String, List<String>> options = new LinkedHashMap<>();
    private final List<String> operands = new ArrayList<>();

    void addOption(String name, String value) {
        options.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }

    void addOperand(String word) {
        operands.add(word);
    }

    List<String> operands() {
        return Collections.unmodifiableList(operands);
    }

    boolean has(String option) {
        return options.containsKey(option);
    }

    /** The last value given. */
    Optional<String> value(String option) {
        return Optional.ofNullable(options.get(option)).map(List::getLast);
    }

    List<String> values(String option) {
        return Collections.unmodifiableList(options.getOrDefault(option, List.of()));
    }
}
