package org.waypost.grammar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** The catalogue of the language, read from {@code directives.txt}. */
public final class Directives {
    private static final String RESOURCE = "directives.txt";
    private static final Directives CATALOGUE = load();

    private List<ReservedWord> words = new ArrayList<>();
    private final List<Renaming> renamings = new ArrayList<>();
    private final SequencedMap<String, Directive> directives = new LinkedHashMap<>();

    private Directives() {}

    /** Every reserved word. */
    public static List<ReservedWord> words() {
        return CATALOGUE.words;
    }

    /** What 6.4 called otherwise. */
    public static List<Renaming> renamings() {
        return List.copyOf(CATALOGUE.renamings);
    }

    /** Every entry, in the order of the reference. */
    public static Collection<Directive> all() {
        return CATALOGUE.directives.sequencedValues();
    }

    /** The entry of that name. */
    public static Optional<Directive> named(String name) {
        return Optional.ofNullable(CATALOGUE.directives.get(name));
    }

    private static Directives load() {
        Directives catalogue = new Directives();
        try (InputStream in = Directives.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the class path");
            }
            catalogue.read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        catalogue.words = List.copyOf(catalogue.words);
        return catalogue;
    }

    private void read(BufferedReader in) throws IOException {
        Map<String, String> entry = new LinkedHashMap<>();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("word ")) {
                String[] parts = line.split(" ", 3);
                words.add(new ReservedWord(parts[1], ReleaseRange.parse(parts[2])));
            } else if (line.startsWith("option ")) {
                renamings.add(Renaming.parse(Renaming.Kind.OPTION, line.substring(7)));
            } else if (line.startsWith("statement ")) {
                renamings.add(Renaming.parse(Renaming.Kind.STATEMENT, line.substring(10)));
            } else if (line.isBlank()) {
                finish(entry);
            } else if (!line.startsWith("#")) {
                int colon = line.indexOf(':');
                entry.merge(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip(),
                        (first, more) -> first + "\n" + more);
            }
        }
        finish(entry);
    }

    private void finish(Map<String, String> entry) {
        String name = entry.get("name");
        if (name != null) {
            directives.put(
                    name,
                    new Directive(
                            name,
                            ReleaseRange.parse(entry.getOrDefault("in", "")),
                            entry.getOrDefault("form", name),
                            entry.getOrDefault("text", "").replace('\n', ' '),
                            entry.getOrDefault("example", ""),
                            entry.getOrDefault("now", "")));
        }
        entry.clear();
    }
}
