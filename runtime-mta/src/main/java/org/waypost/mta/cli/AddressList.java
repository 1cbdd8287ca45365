package org.waypost.mta.cli;

import java.util.ArrayList;
import java.util.List;

/** The addresses in a header field (RFC 5322, 3.4), without names, comments and group names. */
final class AddressList {
    private final List<String> addresses = new ArrayList<>();
    private final StringBuilder plain = new StringBuilder();
    private String angled = "";
    private boolean quoted;
    private int comments;

    private AddressList() {}

    static List<String> of(String field) {
        AddressList list = new AddressList();
        boolean escaped = false;
        for (char c : field.toCharArray()) {
            if (escaped) {
                list.keep(c);
                escaped = false;
            } else if (c == '\\' && (list.quoted || list.comments > 0)) {
                escaped = true;
            } else {
                list.take(c);
            }
        }
        list.end();
        return list.addresses;
    }

    private void take(char c) {
        if (comments > 0) {
            comments += c == '(' ? 1 : c == ')' ? -1 : 0;
        } else if (c == '"') {
            quoted = !quoted;
            keep(c);
        } else if (quoted) {
            keep(c);
        } else {
            bare(c);
        }
    }

    private void bare(char c) {
        switch (c) {
            case '(' -> comments++;
            case '<' -> plain.setLength(0);
            case '>' -> angled = plain.toString();
            case ',', ';' -> end();
            case ':' -> plain.setLength(0); // the name of a group, or a source route
            default -> keep(c);
        }
    }

    private void keep(char c) {
        if (comments == 0) {
            plain.append(c);
        }
    }

    private void end() {
        String found = (angled.isEmpty() ? plain.toString() : angled).strip();
        if (!found.isEmpty()) {
            addresses.add(found);
        }
        angled = "";
        plain.setLength(0);
    }
}
