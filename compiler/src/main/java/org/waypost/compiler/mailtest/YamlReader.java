package org.waypost.compiler.mailtest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.waypost.compiler.mailtest.Node.Entry;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** YAML to {@link Node}s. Plain documents only: no anchors, no tags, no second document. */
final class YamlReader {
    /** Ten thousand cases have about three million characters. */
    private static final int MAX_CHARACTERS = 64 << 20;

    private static final YAMLFactory FACTORY = factory();

    private final YAMLParser parser;

    private YamlReader(YAMLParser parser) {
        this.parser = parser;
    }

    private static YAMLFactory factory() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_CHARACTERS);
        return YAMLFactory.builder().loaderOptions(options).build();
    }

    /**
     * Reads a text.
     *
     * @throws SuiteProblem when it is not YAML, or more than plain YAML
     */
    static Node read(String text) throws SuiteProblem {
        try (YAMLParser parser = FACTORY.createParser(text)) {
            YamlReader reader = new YamlReader(parser);
            if (parser.nextToken() == null) {
                throw new SuiteProblem(1, "the file is empty");
            }
            Node node = reader.node();
            if (parser.nextToken() != null) {
                throw new SuiteProblem(reader.line(), "one document a file");
            }
            return node;
        } catch (JsonProcessingException broken) {
            int line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
            throw new SuiteProblem(Math.max(1, line), "not YAML: " + problem(broken));
        } catch (IOException impossible) {
            throw new SuiteProblem(1, "cannot be read");
        }
    }

    /** What was found, rather than what was being done. */
    private static String problem(JsonProcessingException broken) {
        String problem =
                broken.getCause() instanceof MarkedYAMLException marked
                        ? marked.getProblem()
                        : null;
        String said = problem == null ? broken.getOriginalMessage() : problem;
        return said.lines().findFirst().orElse("it cannot be read");
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    private int start() {
        return Math.toIntExact(parser.currentTokenLocation().getCharOffset());
    }

    private Node.Extent extent(int start) {
        return new Node.Extent(start, Math.toIntExact(parser.currentLocation().getCharOffset()));
    }

    private Node node() throws IOException, SuiteProblem {
        int line = line();
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(line);
            case START_ARRAY -> sequence(line);
            default -> scalar(line);
        };
    }

    private Node scalar(int line) throws IOException, SuiteProblem {
        if (parser.isCurrentAlias()) {
            throw new SuiteProblem(line, "aliases (`*name`) are not understood here");
        }
        String text = parser.currentToken() == JsonToken.VALUE_NULL ? "" : text(parser);
        return new Node.Scalar(text, line, extent(start()));
    }

    private static String text(JsonParser parser) throws IOException {
        return parser.getText();
    }

    private Node sequence(int line) throws IOException, SuiteProblem {
        int start = start();
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node());
        }
        return new Node.Sequence(items, line, extent(start));
    }

    private Node mapping(int line) throws IOException, SuiteProblem {
        int start = start();
        List<Entry> entries = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            int keyLine = line();
            int keyStart = start();
            if (!keys.add(key)) {
                throw new SuiteProblem(keyLine, "the key `" + key + "` stands here twice");
            }
            parser.nextToken();
            entries.add(new Entry(key, keyLine, keyStart, node()));
        }
        return new Node.Mapping(entries, line, extent(start));
    }
}
