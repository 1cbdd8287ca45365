package org.waypost.compiler.cli.line;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A command line that has been read. */
public final class Arguments {
    private final Map<String, List<String>> options = new LinkedHashMap<>();
    private final List<String> operands = new ArrayList<>();

    public void addOption(String name, String value) {
        options.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }

    public void addOperand(String word) {
        operands.add(word);
    }

    public List<String> operands() {
        return Collections.unmodifiableList(operands);
    }

    public boolean has(String option) {
        return options.containsKey(option);
    }

    /** The last value given. */
    public Optional<String> value(String option) {
        return Optional.ofNullable(options.get(option)).map(List::getLast);
    }

    public List<String> values(String option) {
        return Collections.unmodifiableList(options.getOrDefault(option, List.of()));
    }
}
