package org.waypost.tests.expand;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.waypost.compiler.CompileOptions;
import org.waypost.compiler.SmtpdCompiler;
import org.waypost.compiler.decide.Expander;
import org.waypost.compiler.decide.Expansion;
import org.waypost.compiler.source.DiskFiles;
import org.waypost.compiler.source.SourceFile;
import org.waypost.compiler.source.SourceSet;
import org.waypost.engine.eval.GraphEvaluator;
import org.waypost.engine.expand.Surroundings;
import org.waypost.engine.rule.RuleProgram;
import org.waypost.engine.table.Answer;
import org.waypost.engine.value.ClientAddress;
import org.waypost.engine.value.Facts;
import org.waypost.engine.value.MailAddress;
import org.waypost.mta.delivery.MemoryTables;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.recipient.RecipientDecision;
import org.waypost.mta.recipient.RecipientResolver;
import org.waypost.mta.recipient.Target;
import org.waypost.mta.user.User;
import org.waypost.mta.user.UserDatabase;

/** Seeded tables of aliases: the face for people and the server come to the same places. */
class ExpansionAgreementTest {
    private static final int FILES = 300;
    private static final List<String> USERS = List.of("alice", "bob", "ann");
    private static final List<String> DOMAINS = List.of("a.test", "v.test", "far.test");
    private static final List<String> NAMES =
            List.of("alice", "bob", "ann", "n1", "n2", "n3", "n4", "n5", "nobody", "ann+tag");
    private static final List<String> RECIPIENTS =
            NAMES.stream()
                    .flatMap(name -> DOMAINS.stream().map(domain -> name + "@" + domain))
                    .toList();
    private static final List<String> MODERN =
            List.of(
                    "action \"in\" mbox alias <a> userbase <u>",
                    "action \"virt\" mbox virtual <v> userbase <u>",
                    "action \"out\" relay",
                    "match from any for domain \"a.test\" action \"in\"",
                    "match from any for domain \"v.test\" action \"virt\"",
                    "match from local for any action \"out\"");
    private static final List<String> CLASSIC =
            List.of(
                    "accept from any for domain \"a.test\" alias <a> userbase <u> deliver to mbox",
                    "accept from any for domain \"v.test\" virtual <v> userbase <u>"
                            + " deliver to maildir",
                    "accept from local for any relay");

    @Test
    void bothFacesComeToTheSamePlaces() throws IOException {
        int accepted = 0;
        int refused = 0;
        for (int seed = 0; seed < FILES; seed++) {
            RuleProgram program = program(new Random(seed));
            for (String recipient : RECIPIENTS) {
                String said = said(program, recipient);
                assertThat(said)
                        .as("seed %d, %s", seed, recipient)
                        .isEqualTo(done(program, recipient));
                boolean goes = said.startsWith("[");
                accepted += goes ? 1 : 0;
                refused += goes ? 0 : 1;
            }
        }
        assertThat(accepted).isGreaterThan(FILES);
        assertThat(refused).isGreaterThan(FILES);
    }

    /** What {@code waypost test} would print. */
    private static String said(RuleProgram program, String recipient) throws IOException {
        Expansion expansion =
                new Expander(program, GraphEvaluator.of(program), _ -> new Answer.Failed("away"))
                        .expand(facts(recipient));
        return expansion.outcome() == Expansion.Outcome.ACCEPT
                ? new TreeSet<>(expansion.recipients()).toString()
                : expansion.reply();
    }

    /** What the server would do, without a {@code .forward}. */
    private static String done(RuleProgram program, String recipient) throws IOException {
        GraphEvaluator rules = GraphEvaluator.of(program);
        RecipientResolver resolver =
                new RecipientResolver(
                        () -> rules,
                        new RecipientResolver.Names(program, "daemon", _ -> "", Duration.ofDays(4)),
                        new RecipientResolver.Places(
                                _ -> new Answer.Failed("away"),
                                new MemoryTables(),
                                _ -> ExpansionAgreementTest::user,
                                _ -> new Surroundings.Contents.None(),
                                path -> {
                                    throw new IOException(path + " is nowhere");
                                }));
        return switch (resolver.decide(facts(recipient))) {
            case RecipientDecision.Accepted(List<Target> targets) ->
                    targets.stream()
                            .map(ExpansionAgreementTest::place)
                            .collect(Collectors.toCollection(TreeSet::new))
                            .toString();
            case RecipientDecision.Refused(String reply, String _) ->
                    reply + ": <" + recipient + ">";
        };
    }

    private static String place(Target target) {
        return switch (target.destination()) {
            case Envelope.Local local -> local.program().isEmpty() ? local.user() : local.program();
            case Envelope.Relay _ -> target.current().toString();
            case Envelope.Bounce _ -> "a bounce";
        };
    }

    private static UserDatabase.Reply user(String name) {
        return USERS.contains(name)
                ? new UserDatabase.Reply.Found(new User(name, 7, 7, Path.of("/home/" + name)))
                : new UserDatabase.Reply.Absent();
    }

    private static Facts facts(String recipient) throws IOException {
        MailAddress address = MailAddress.parse(recipient);
        return new Facts(
                "",
                new ClientAddress.Peer(InetAddress.ofLiteral("192.0.2.1")),
                false,
                null,
                false,
                "client",
                null,
                MailAddress.parse("s@x.test"),
                address,
                address);
    }

    private static RuleProgram program(Random random) {
        List<String> rules = random.nextBoolean() ? MODERN : CLASSIC;
        String users = "table u { alice = \"7:7:/a\", bob = \"7:7:/b\", ann = \"7:7:/c\" }\n";
        String text =
                users
                        + table("a", random, NAMES)
                        + table("v", random, List.of("n1", "n2@v.test", "@v.test", "bob", "ann"))
                        + String.join("\n", rules)
                        + "\n";
        CompileOptions options =
                new CompileOptions(
                        Optional.empty(),
                        Optional.of("mx.test"),
                        Optional.of(Map.of("lo", List.of("127.0.0.1"))),
                        Map.of(),
                        false);
        Path nowhere = Path.of("/nonexistent");
        SourceFile file = new SourceFile("smtpd.conf", text);
        return SmtpdCompiler.compile(new SourceSet(file, new DiskFiles(nowhere, nowhere)), options)
                .configuration()
                .orElseThrow()
                .program();
    }

    private static String table(String name, Random random, List<String> keys) {
        Map<String, String> entries = new TreeMap<>();
        int count = 1 + random.nextInt(keys.size());
        while (entries.size() < count) {
            Set<String> nodes = new TreeSet<>();
            for (int i = random.nextInt(3); i >= 0; i--) {
                nodes.add(node(random));
            }
            entries.put(keys.get(random.nextInt(keys.size())), String.join(", ", nodes));
        }
        return entries.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\" = \"" + entry.getValue() + "\"")
                .collect(Collectors.joining(", ", "table " + name + " { ", " }\n"));
    }

    private static String node(Random random) {
        String name = NAMES.get(random.nextInt(NAMES.size()));
        return switch (random.nextInt(12)) {
            case 0 -> name + "@far.test";
            case 1 -> name + "@a.test";
            case 2 -> name + "@v.test";
            case 3 -> "|/bin/run " + name;
            case 4 -> "/var/mail/" + name;
            case 5 -> random.nextInt(4) == 0 ? "error:451 come back" : "alice";
            default -> name;
        };
    }
}
