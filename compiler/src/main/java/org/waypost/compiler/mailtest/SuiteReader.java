package org.waypost.compiler.mailtest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waypost.compiler.decide.EnvelopeText;
import org.waypost.compiler.mailtest.MailCase.Expected;
import org.waypost.compiler.mailtest.Node.Entry;
import org.waypost.compiler.mailtest.Node.Mapping;
import org.waypost.compiler.mailtest.Node.Scalar;
import org.waypost.compiler.mailtest.Node.Sequence;
import org.waypost.compiler.mailtest.Suite.Located;
import org.waypost.compiler.mailtest.Suite.Machine;
import org.waypost.compiler.mailtest.Suite.TableStand;
import org.waypost.grammar.Release;

/** The text of a test file to a {@link Suite}; the schema is {@code mailtest.schema.json}. */
public final class SuiteReader {
    static final List<String> SUITE_KEYS =
            List.of("config", "release", "hostname", "interfaces", "tables", "cases");
    static final List<String> CASE_KEYS =
            List.of(
                    "name",
                    "from",
                    "listener",
                    "tag",
                    "tls",
                    "auth",
                    "helo",
                    "rdns",
                    "sender",
                    "rcpt",
                    "expect");
    static final List<String> EXPECT_KEYS =
            List.of("decision", "line", "action", "expands", "reply");
    private static final List<String> DECISIONS = List.of("accept", "reject", "tempfail");

    /** Of cases that do not say. */
    static final String DEFAULT_HELO = "client.example";

    private SuiteReader() {}

    /**
     * @throws SuiteProblem at the first mistake
     */
    public static Suite read(String text) throws SuiteProblem {
        Fields fields = Fields.of(YamlReader.read(text), "a test file", SUITE_KEYS);
        return new Suite(
                fields.requiredText("config"),
                machine(fields),
                tables(fields.node("tables")),
                cases(fields.required("cases")));
    }

    private static Machine machine(Fields fields) throws SuiteProblem {
        return new Machine(
                release(fields.text("release")),
                fields.text("hostname").map(Located::value),
                interfaces(fields.node("interfaces")));
    }

    private static Optional<Release> release(Optional<Located<String>> name) throws SuiteProblem {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Optional<Release> release = Release.named(name.get().value());
        if (release.isEmpty()) {
            throw new SuiteProblem(name.get().line(), "no release `" + name.get().value() + "`");
        }
        return release;
    }

    private static Optional<Map<String, List<String>>> interfaces(Optional<Node> node)
            throws SuiteProblem {
        if (node.isEmpty()) {
            return Optional.empty();
        }
        Map<String, List<String>> interfaces = new LinkedHashMap<>();
        for (Entry entry : Fields.mapping(node.get(), "`interfaces`").entries()) {
            interfaces.put(entry.key(), Fields.texts(entry.value(), entry.key()));
        }
        return Optional.of(interfaces);
    }

    private static Map<String, Located<TableStand>> tables(Optional<Node> node)
            throws SuiteProblem {
        Map<String, Located<TableStand>> tables = new LinkedHashMap<>();
        if (node.isPresent()) {
            for (Entry entry : Fields.mapping(node.get(), "`tables`").entries()) {
                tables.put(entry.key(), new Located<>(table(entry), entry.line()));
            }
        }
        return tables;
    }

    private static TableStand table(Entry table) throws SuiteProblem {
        List<Map.Entry<String, String>> contents = new ArrayList<>();
        switch (table.value()) {
            case Scalar(String text, int line, Node.Extent _) -> {
                if (text.equals("fails")) {
                    return new TableStand.Fails();
                }
                throw new SuiteProblem(
                        line,
                        "a table is a list, a mapping or the word fails, found `" + text + "`");
            }
            case Sequence list -> {
                for (String key : Fields.texts(list, table.key())) {
                    contents.add(Map.entry(key, ""));
                }
                return new TableStand.Contents(false, contents, table.line());
            }
            case Mapping map -> {
                for (Entry entry : map.entries()) {
                    List<String> values = Fields.texts(entry.value(), entry.key());
                    contents.add(Map.entry(entry.key(), String.join(", ", values)));
                }
                return new TableStand.Contents(true, contents, table.line());
            }
        }
    }

    private static List<MailCase> cases(Node node) throws SuiteProblem {
        if (!(node instanceof Sequence list)) {
            throw new SuiteProblem(node.line(), "`cases` is a list, found " + node.kind());
        }
        List<MailCase> cases = new ArrayList<>();
        for (Node item : list.items()) {
            cases.add(mailCase(item, cases.size() + 1));
        }
        return cases;
    }

    private static MailCase mailCase(Node node, int number) throws SuiteProblem {
        Fields fields = Fields.of(node, "a case", CASE_KEYS);
        if (fields.node("listener").isPresent() && fields.node("tag").isPresent()) {
            throw new SuiteProblem(fields.line(), "a case has a `listener` or a `tag`, not both");
        }
        return new MailCase(
                fields.text("name").map(Located::value).orElse("case " + number),
                fields.line(),
                envelope(fields),
                fields.yesOrNo("tls"),
                fields.text("listener"),
                expected(fields.required("expect")));
    }

    private static EnvelopeText envelope(Fields fields) throws SuiteProblem {
        return new EnvelopeText(
                fields.text("tag").map(Located::value).orElse(""),
                fields.requiredText("from").value(),
                fields.text("auth").map(Located::value),
                fields.yesOrNo("tls").orElse(false),
                fields.text("helo").map(Located::value).orElse(DEFAULT_HELO),
                fields.text("rdns").map(Located::value),
                fields.requiredText("sender").value(),
                fields.requiredText("rcpt").value(),
                false);
    }

    private static Expected expected(Node node) throws SuiteProblem {
        Fields fields = Fields.of(node, "`expect`", EXPECT_KEYS);
        Located<String> decision = fields.requiredText("decision");
        if (!DECISIONS.contains(decision.value())) {
            throw new SuiteProblem(
                    decision.line(),
                    "`decision` is one of "
                            + String.join(", ", DECISIONS)
                            + ", found `"
                            + decision.value()
                            + "`");
        }
        Optional<Node> expands = fields.node("expands");
        return new Expected(
                decision.value(),
                fields.number("line"),
                fields.text("action").map(Located::value),
                expands.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Fields.texts(expands.get(), "expands")),
                fields.text("reply").map(Located::value));
    }
}
