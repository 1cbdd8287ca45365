package org.waypost.engine.table.pattern;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A POSIX expression rewritten for the JDK's matcher, which knows back references. */
final class EreText {
    private static final String WORD = "[A-Za-z0-9_]";

    private EreText() {}

    static Pattern pattern(Ere ere) {
        return Pattern.compile(text(ere), Pattern.DOTALL);
    }

    private static String text(Ere ere) {
        return switch (ere) {
            case Ere.Empty() -> "(?:)";
            case Ere.OneOf(CharSet set) -> set(set);
            case Ere.Sequence(var parts) ->
                    parts.stream().map(EreText::text).collect(Collectors.joining());
            case Ere.Choice(var branches) ->
                    branches.stream()
                            .map(EreText::text)
                            .collect(Collectors.joining("|", "(?:", ")"));
            case Ere.Repeat(Ere body, int min, int max) ->
                    "(?:" + text(body) + "){" + min + "," + (max < 0 ? "" : max) + "}";
            case Ere.Group(Ere body, int index) -> "(?<g" + index + ">" + text(body) + ")";
            case Ere.BackReference(int index) -> "\\k<g" + index + ">";
            case Ere.Anchor(Ere.Place place) -> place(place);
        };
    }

    private static String set(CharSet set) {
        StringBuilder text = new StringBuilder("[");
        set.ascii().stream().forEach(c -> text.append(String.format("\\x%02x", c)));
        if (set.others()) {
            text.append("\\x{80}-\\x{10ffff}");
        }
        return text.length() == 1 ? "(?!)" : text.append(']').toString();
    }

    private static String place(Ere.Place place) {
        return switch (place) {
            case START -> "\\A";
            case END -> "\\z";
            case WORD_START -> "(?<!" + WORD + ")(?=" + WORD + ")";
            case WORD_END -> "(?<=" + WORD + ")(?!" + WORD + ")";
            case WORD_BOUNDARY ->
                    "(?:(?<!" + WORD + ")(?=" + WORD + ")|(?<=" + WORD + ")(?!" + WORD + "))";
            case NO_WORD_BOUNDARY ->
                    "(?:(?<!" + WORD + ")(?!" + WORD + ")|(?<=" + WORD + ")(?=" + WORD + "))";
        };
    }
}
