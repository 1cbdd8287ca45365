package org.waypost.compiler.diagnostic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pages about the codes, from their one data file. Read when first asked for. */
public final class Pages {
    private static final String FILE = "pages.txt";
    private static final String PAGE = "== ";
    private static final String RELEASE = "release ";
    private static final List<String> PARTS = List.of("wrong", "right", "why");

    private Pages() {}

    public static Optional<Page> of(String code) {
        return all().stream().filter(page -> page.code().equals(code)).findFirst();
    }

    /** In the order of their codes. */
    public static List<Page> all() {
        return Held.PAGES;
    }

    private static final class Held {
        static final List<Page> PAGES = read();
    }

    private static List<Page> read() {
        try (InputStream in = Pages.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + FILE);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text
                    .substring(text.indexOf("\n" + PAGE) + 1 + PAGE.length())
                    .transform(pages -> List.of(pages.split("\n" + PAGE)))
                    .stream()
                    .map(Pages::page)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Page page(String text) {
        List<String> lines = text.lines().toList();
        Map<String, StringBuilder> parts = new LinkedHashMap<>();
        StringBuilder part = parts.computeIfAbsent("what", _ -> new StringBuilder());
        Optional<String> release = Optional.empty();
        for (String line : lines.subList(1, lines.size())) {
            if (PARTS.contains(line)) {
                part = parts.computeIfAbsent(line, _ -> new StringBuilder());
            } else if (line.startsWith(RELEASE)) {
                release = Optional.of(line.substring(RELEASE.length()));
            } else {
                part.append(line).append('\n');
            }
        }
        return new Page(
                lines.getFirst(),
                release,
                of(parts, "what"),
                of(parts, "wrong"),
                of(parts, "right"),
                of(parts, "why"));
    }

    private static String of(Map<String, StringBuilder> parts, String name) {
        StringBuilder text = parts.get(name);
        return text == null ? "" : text.toString().stripTrailing().stripIndent();
    }
}
