package org.waypost.compiler.decide;

import java.util.ArrayList;
import java.util.List;

/** The right-hand side of an alias. */
final class AliasText {
    private AliasText() {}

    /** Cuts at the commas; quotes protect them, a backslash the next character. */
    static List<String> split(String text) {
        List<String> nodes = new ArrayList<>();
        StringBuilder node = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                node.append(text.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                add(nodes, node);
            } else {
                node.append(c);
            }
        }
        add(nodes, node);
        return nodes;
    }

    private static void add(List<String> nodes, StringBuilder node) {
        String text = node.toString().strip();
        if (!text.isEmpty()) {
            nodes.add(text);
        }
        node.setLength(0);
    }
}
