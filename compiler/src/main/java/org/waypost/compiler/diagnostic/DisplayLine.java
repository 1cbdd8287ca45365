package org.waypost.compiler.diagnostic;

import java.lang.Character.UnicodeScript;

/**
 * A line as a terminal shows it: tabs expanded, control characters made visible, wide characters
 * counted as two columns.
 *
 * @param text what is printed
 * @param columns for each UTF-16 unit of the source line its column from 0, and one more: the width
 */
record DisplayLine(String text, int[] columns) {
    private static final int TAB = 4;

    static DisplayLine of(String line) {
        StringBuilder out = new StringBuilder(line.length());
        int[] columns = new int[line.length() + 1];
        int column = 0;
        for (int i = 0; i < line.length(); ) {
            int point = line.codePointAt(i);
            int units = Character.charCount(point);
            for (int unit = 0; unit < units; unit++) {
                columns[i + unit] = column;
            }
            column += append(out, point, column);
            i += units;
        }
        columns[line.length()] = column;
        return new DisplayLine(out.toString(), columns);
    }

    private static int append(StringBuilder out, int point, int column) {
        if (point == '\t') {
            int width = TAB - column % TAB;
            out.repeat(' ', width);
            return width;
        }
        if (Character.isBmpCodePoint(point)) {
            out.append(SafeText.visible((char) point));
        } else {
            out.appendCodePoint(point);
        }
        return width(point);
    }

    private static int width(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
            default -> isWide(point) ? 2 : 1;
        };
    }

    /** East Asian wide and full-width characters and pictures (Unicode, annex 11). */
    private static boolean isWide(int point) {
        if (point < 0x1100) {
            return false;
        }
        return Character.isEmojiPresentation(point)
                || (point >= 0xff01 && point <= 0xff60)
                || (point >= 0x3000 && point <= 0x303e)
                || switch (UnicodeScript.of(point)) {
                    case HAN, HANGUL, HIRAGANA, KATAKANA, YI -> point < 0xff61 || point > 0xffdc;
                    default -> false;
                };
    }
}
