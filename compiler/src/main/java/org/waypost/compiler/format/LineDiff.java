package org.waypost.compiler.format;

import java.util.ArrayList;
import java.util.List;

/** A unified diff of two texts, line by line. */
public final class LineDiff {
    private static final int CONTEXT = 3;

    /** Beyond this product of changed lines they are shown as one block: time stays linear. */
    private static final long MAX_CELLS = 4_000_000;

    private LineDiff() {}

    /** Empty when the texts are equal. */
    public static String of(String name, String before, String after) {
        if (before.equals(after)) {
            return "";
        }
        List<Line> script = script(lines(before), lines(after));
        StringBuilder out = new StringBuilder();
        out.append("--- ").append(name).append("\n+++ ").append(name).append(" formatted\n");
        for (int at = nextChange(script, 0); at < script.size(); ) {
            int start = Math.max(0, at - CONTEXT);
            int end = hunkEnd(script, at);
            hunk(out, script, start, end);
            at = nextChange(script, end);
        }
        return out.toString();
    }

    /** One line of the script: {@code ' '}, {@code '-'} or {@code '+'}. */
    private record Line(char sign, String text) {}

    /** The end of line is part of the line: CRLF and a missing last newline are differences. */
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline + 1;
            lines.add(text.substring(start, end));
            start = end;
        }
        return lines;
    }

    private static List<Line> script(List<String> a, List<String> b) {
        int head = 0;
        while (head < a.size() && head < b.size() && a.get(head).equals(b.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < a.size() - head
                && tail < b.size() - head
                && a.get(a.size() - 1 - tail).equals(b.get(b.size() - 1 - tail))) {
            tail++;
        }
        List<Line> script = new ArrayList<>();
        a.subList(0, head).forEach(line -> script.add(new Line(' ', line)));
        middle(script, a.subList(head, a.size() - tail), b.subList(head, b.size() - tail));
        a.subList(a.size() - tail, a.size()).forEach(line -> script.add(new Line(' ', line)));
        return script;
    }

    private static void middle(List<Line> script, List<String> a, List<String> b) {
        if ((long) a.size() * b.size() > MAX_CELLS) {
            a.forEach(line -> script.add(new Line('-', line)));
            b.forEach(line -> script.add(new Line('+', line)));
            return;
        }
        int[][] common = common(a, b);
        int i = 0;
        int j = 0;
        while (i < a.size() || j < b.size()) {
            if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
                script.add(new Line(' ', a.get(i++)));
                j++;
            } else if (j == b.size() || (i < a.size() && common[i + 1][j] >= common[i][j + 1])) {
                script.add(new Line('-', a.get(i++)));
            } else {
                script.add(new Line('+', b.get(j++)));
            }
        }
    }

    /** Lengths of the longest common subsequences of all tails. */
    private static int[][] common(List<String> a, List<String> b) {
        int[][] common = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                common[i][j] =
                        a.get(i).equals(b.get(j))
                                ? common[i + 1][j + 1] + 1
                                : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static int nextChange(List<Line> script, int from) {
        int at = from;
        while (at < script.size() && script.get(at).sign == ' ') {
            at++;
        }
        return at;
    }

    private static int hunkEnd(List<Line> script, int change) {
        int end = change;
        int next = change;
        while (next < script.size() && next - end <= 2 * CONTEXT) {
            end = next + 1;
            next = nextChange(script, end);
        }
        return Math.min(script.size(), end + CONTEXT);
    }

    private static void hunk(StringBuilder out, List<Line> script, int start, int end) {
        int beforeLine = 1;
        int afterLine = 1;
        for (Line line : script.subList(0, start)) {
            beforeLine += line.sign == '+' ? 0 : 1;
            afterLine += line.sign == '-' ? 0 : 1;
        }
        List<Line> lines = script.subList(start, end);
        long removed = lines.stream().filter(line -> line.sign != '+').count();
        long added = lines.stream().filter(line -> line.sign != '-').count();
        out.append("@@ -%d,%d +%d,%d @@\n".formatted(beforeLine, removed, afterLine, added));
        for (Line line : lines) {
            boolean whole = line.text.endsWith("\n");
            String text = whole ? line.text.substring(0, line.text.length() - 1) : line.text;
            out.append(line.sign).append(text).append('\n');
            out.append(whole ? "" : "\\ No newline at end of file\n");
        }
    }
}
