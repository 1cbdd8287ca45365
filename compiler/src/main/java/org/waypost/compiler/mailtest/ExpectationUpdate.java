package org.waypost.compiler.mailtest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.waypost.compiler.mailtest.CaseResult.Difference;
import org.waypost.compiler.mailtest.Node.Entry;
import org.waypost.compiler.mailtest.Node.Extent;
import org.waypost.compiler.mailtest.Node.Mapping;
import org.waypost.compiler.mailtest.Node.Scalar;
import org.waypost.compiler.mailtest.Node.Sequence;

/**
 * Writes what was found where something else was expected. Comments, order, quotes and layout stay
 * as they are; a key that has nothing to say any more goes with its line.
 */
final class ExpectationUpdate {
    private static final int REPLY_CODE = 3;

    private final TextEdits edits;
    private boolean inLine;

    private ExpectationUpdate(String text) {
        this.edits = new TextEdits(text);
    }

    /** How many expectations were changed, and the text then. */
    record Updated(int changes, String text) {}

    /**
     * @param text of the test file whose cases were run
     * @param results of all its cases, in order
     */
    static Updated of(String text, List<CaseResult> results) throws SuiteProblem {
        ExpectationUpdate update = new ExpectationUpdate(text);
        if (child(YamlReader.read(text), "cases") instanceof Sequence cases) {
            for (int i = 0; i < results.size(); i++) {
                Node expect = child(cases.items().get(i), "expect");
                if (!results.get(i).met() && expect instanceof Mapping mapping) {
                    update.change(mapping, results.get(i).differences());
                }
            }
        }
        return new Updated(update.edits.size(), update.edits.apply());
    }

    private static Node child(Node node, String key) {
        return ((Mapping) node)
                .entries().stream()
                        .filter(entry -> entry.key().equals(key))
                        .findFirst()
                        .orElseThrow()
                        .value();
    }

    private void change(Mapping expect, List<Difference> differences) {
        inLine = edits.at(expect.extent().start()) == '{';
        List<Entry> gone = new ArrayList<>();
        for (Difference difference : differences) {
            for (Entry entry : expect.entries()) {
                if (!entry.key().equals(difference.what())) {
                    continue;
                }
                if (difference.values().isEmpty() && !entry.key().equals("expands")) {
                    gone.add(entry);
                } else {
                    replace(entry, difference.values());
                }
            }
        }
        gone.forEach(entry -> remove(expect.entries(), entry, gone));
    }

    private void replace(Entry entry, List<String> values) {
        switch (entry.value()) {
            case Scalar old when values.size() == 1 ->
                    edits.replace(old.extent(), written(old, shortened(entry, old, values)));
            case Scalar old -> edits.replace(old.extent(), list(values));
            case Sequence old when edits.at(old.extent().start()) == '[' ->
                    edits.replace(old.extent(), list(values));
            case Sequence old -> edits.replace(written(old), rows(old, values));
            case Mapping _ -> throw new IllegalStateException("an expectation is no mapping");
        }
    }

    /** Who expects a reply's code wants no more than the code. */
    private static String shortened(Entry entry, Scalar old, List<String> values) {
        String value = values.getFirst();
        return entry.key().equals("reply") && old.text().matches("[2-5][0-9][0-9]")
                ? value.substring(0, REPLY_CODE)
                : value;
    }

    private String written(Scalar old, String value) {
        int first = edits.at(old.extent().start());
        return first == '"' || first == '\'' ? YamlText.quoted(value) : YamlText.of(value, inLine);
    }

    private static String list(List<String> values) {
        return values.stream()
                .map(value -> YamlText.of(value, true))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /** The end of a list of rows is only known by its last item. */
    private static Extent written(Sequence rows) {
        return new Extent(rows.extent().start(), rows.items().getLast().extent().end());
    }

    private String rows(Sequence old, List<String> values) {
        if (values.isEmpty()) {
            return "[]";
        }
        int start = old.extent().start();
        String gap = "\n" + " ".repeat(start - lineStart(start));
        return values.stream()
                .map(value -> "- " + YamlText.of(value, false))
                .collect(Collectors.joining(gap));
    }

    /** With the comma before it, or the one behind it when nothing before it stays. */
    private void remove(List<Entry> entries, Entry entry, List<Entry> gone) {
        int start = entry.start();
        int end = entry.value().extent().end();
        if (!inLine) {
            edits.replace(new Extent(lineStart(start), lineEnd(end)), "");
            return;
        }
        boolean first =
                entries.subList(0, entries.indexOf(entry)).stream().allMatch(gone::contains);
        if (first) {
            int next = end;
            while (Character.isWhitespace(edits.at(next)) || edits.at(next) == ',') {
                next++;
            }
            edits.replace(new Extent(start, next), "");
        } else {
            int before = start;
            while (edits.at(before - 1) != ',') {
                before--;
            }
            edits.replace(new Extent(before - 1, end), "");
        }
    }

    private int lineStart(int place) {
        int start = place;
        while (start > 0 && edits.at(start - 1) != '\n') {
            start--;
        }
        return start;
    }

    private int lineEnd(int place) {
        int end = place;
        while (edits.at(end) != '\n' && edits.at(end) != 0) {
            end++;
        }
        return edits.at(end) == '\n' ? end + 1 : end;
    }
}
