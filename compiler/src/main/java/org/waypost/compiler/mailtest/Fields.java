package org.waypost.compiler.mailtest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waypost.compiler.mailtest.Node.Entry;
import org.waypost.compiler.mailtest.Node.Mapping;
import org.waypost.compiler.mailtest.Node.Scalar;
import org.waypost.compiler.mailtest.Node.Sequence;
import org.waypost.compiler.mailtest.Suite.Located;

/** A mapping whose keys are known beforehand. */
final class Fields {
    private final String what;
    private final int line;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private Fields(String what, int line) {
        this.what = what;
        this.line = line;
    }

    /**
     * @param what for messages: {@code a case}
     * @throws SuiteProblem when it is no mapping or has another key
     */
    static Fields of(Node node, String what, List<String> keys) throws SuiteProblem {
        Fields fields = new Fields(what, node.line());
        for (Entry entry : mapping(node, what).entries()) {
            if (!keys.contains(entry.key())) {
                throw new SuiteProblem(
                        entry.line(),
                        "unknown key `"
                                + entry.key()
                                + "` in "
                                + what
                                + ", expected one of "
                                + String.join(", ", keys));
            }
            fields.entries.put(entry.key(), entry);
        }
        return fields;
    }

    static Mapping mapping(Node node, String what) throws SuiteProblem {
        if (node instanceof Mapping mapping) {
            return mapping;
        }
        throw new SuiteProblem(
                node.line(), what + " is a mapping (`key: value`), found " + node.kind());
    }

    int line() {
        return line;
    }

    Optional<Node> node(String key) {
        return Optional.ofNullable(entries.get(key)).map(Entry::value);
    }

    Node required(String key) throws SuiteProblem {
        Optional<Node> node = node(key);
        if (node.isEmpty()) {
            throw new SuiteProblem(line, what + " needs `" + key + "`");
        }
        return node.get();
    }

    Optional<Located<String>> text(String key) throws SuiteProblem {
        Optional<Node> node = node(key);
        return node.isEmpty()
                ? Optional.empty()
                : Optional.of(new Located<>(text(node.get(), key), node.get().line()));
    }

    Located<String> requiredText(String key) throws SuiteProblem {
        Node node = required(key);
        return new Located<>(text(node, key), node.line());
    }

    static String text(Node node, String key) throws SuiteProblem {
        if (node instanceof Scalar scalar) {
            return scalar.text();
        }
        throw new SuiteProblem(node.line(), "`" + key + "` is one value, found " + node.kind());
    }

    /** A list of values; a single value is a list of one. */
    static List<String> texts(Node node, String key) throws SuiteProblem {
        if (!(node instanceof Sequence sequence)) {
            return List.of(text(node, key));
        }
        List<String> texts = new ArrayList<>();
        for (Node item : sequence.items()) {
            texts.add(text(item, key));
        }
        return texts;
    }

    Optional<Boolean> yesOrNo(String key) throws SuiteProblem {
        Optional<Located<String>> text = text(key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return switch (text.get().value()) {
            case "true", "yes" -> Optional.of(true);
            case "false", "no" -> Optional.of(false);
            default ->
                    throw new SuiteProblem(
                            text.get().line(),
                            "`" + key + "` is true or false, found `" + text.get().value() + "`");
        };
    }

    Optional<Integer> number(String key) throws SuiteProblem {
        Optional<Located<String>> text = text(key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Integer.parseInt(text.get().value()));
        } catch (NumberFormatException _) {
            throw new SuiteProblem(
                    text.get().line(),
                    "`" + key + "` is a number, found `" + text.get().value() + "`");
        }
    }
}
