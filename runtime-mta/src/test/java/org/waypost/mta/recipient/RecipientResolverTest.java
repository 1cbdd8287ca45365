package org.waypost.mta.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.waypost.engine.eval.Evaluator;
import org.waypost.engine.eval.LinearEvaluator;
import org.waypost.engine.expand.Surroundings;
import org.waypost.engine.match.TableLookup;
import org.waypost.engine.rule.Action;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.Effect;
import org.waypost.engine.rule.Fact;
import org.waypost.engine.rule.Matching;
import org.waypost.engine.rule.Rule;
import org.waypost.engine.rule.RuleProgram;
import org.waypost.engine.rule.Semantics;
import org.waypost.engine.rule.SourceLine;
import org.waypost.engine.table.Answer;
import org.waypost.engine.table.Service;
import org.waypost.engine.table.Table;
import org.waypost.engine.table.TableEntry;
import org.waypost.engine.value.ClientAddress;
import org.waypost.engine.value.Facts;
import org.waypost.engine.value.MailAddress;
import org.waypost.mta.delivery.TableReader;
import org.waypost.mta.queue.Envelope;
import org.waypost.mta.user.User;
import org.waypost.mta.user.UserDatabase;

class RecipientResolverTest {
    private final List<Rule> rules = new ArrayList<>();
    private final Map<String, String> forwards = new HashMap<>();
    private final Map<String, String> includes = new HashMap<>();
    private Matching matching = Matching.V7_8;

    private static Table table(String name, String... pairs) {
        List<TableEntry> entries = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            entries.add(new TableEntry(pairs[i], pairs[i + 1], i));
        }
        return new Table.InMemory(name, Table.Shape.MAP, "t", entries);
    }

    private static Table list(String... keys) {
        List<TableEntry> entries = new ArrayList<>();
        for (String key : keys) {
            entries.add(new TableEntry(key, "", 1));
        }
        return new Table.InMemory("<list>", Table.Shape.LIST, "t", entries);
    }

    private static Action.Users users(Table alias, Table virtual) {
        return new Action.Users(
                Optional.ofNullable(alias),
                Optional.ofNullable(virtual),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private void forDomain(String domain, String name, Action.Method method, Action.Users users) {
        rule(domain, new Effect.Accept(new Action.Local(name, method, users, Optional.empty())));
    }

    private void forDomain(String domain, String name, Action.Users users) {
        forDomain(domain, name, new Action.Maildir(Optional.empty(), false), users);
    }

    private void rule(String domain, Effect effect) {
        Condition condition =
                new Condition.Membership(Fact.DOMAIN, Service.DOMAIN, list(domain), false);
        int number = rules.size() + 1;
        rules.add(
                new Rule(number, new SourceLine("smtpd.conf", number), List.of(condition), effect));
    }

    private void relayFromLocal() {
        Condition local =
                new Condition.Membership(Fact.CLIENT, Service.NETADDR, list("local"), false);
        Action relay =
                new Action.Relay(
                        "out",
                        new Action.Route.Mx(),
                        new Action.Outgoing(
                                Action.TlsPolicy.OPPORTUNISTIC,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                false),
                        Optional.of(Duration.ofHours(1)));
        int number = rules.size() + 1;
        rules.add(
                new Rule(
                        number,
                        new SourceLine("smtpd.conf", number),
                        List.of(local),
                        new Effect.Accept(relay)));
    }

    /**
     * The targets, one word each: {@code action:user+extension|program} or {@code action:address}.
     */
    private String decide(String recipient) throws IOException {
        RuleProgram program = new RuleProgram(new Semantics(matching, false), "+", rules);
        Evaluator rules = new LinearEvaluator(program);
        RecipientResolver resolver =
                new RecipientResolver(
                        () -> rules,
                        new RecipientResolver.Names(program, "daemon", _ -> "", Duration.ofDays(4)),
                        places(program));
        MailAddress address = MailAddress.parse(recipient);
        Facts facts =
                new Facts(
                        "",
                        new ClientAddress.Peer(InetAddress.ofLiteral("192.0.2.1")),
                        false,
                        null,
                        false,
                        "client",
                        null,
                        MailAddress.parse("ann@example.net"),
                        address,
                        address);
        return switch (resolver.decide(facts)) {
            case RecipientDecision.Accepted(List<Target> targets) ->
                    targets.stream()
                            .map(RecipientResolverTest::text)
                            .collect(Collectors.joining(" "));
            case RecipientDecision.Refused(String reply, String _) -> reply;
        };
    }

    private RecipientResolver.Places places(RuleProgram program) {
        TableLookup lookup = TableLookup.of(program);
        TableReader tables =
                new TableReader() {
                    @Override
                    public Answer value(Table table, Service service, String key) {
                        return table instanceof Table.InMemory memory
                                ? lookup.ask(memory, service, key)
                                : new Answer.Failed("broken");
                    }

                    @Override
                    public Items items(Table table, Service service) {
                        return new Items.Failed("not asked here");
                    }
                };
        return new RecipientResolver.Places(
                _ -> new Answer.Failed("no driver"),
                tables,
                _ -> this::user,
                this::forward,
                path -> {
                    String text = includes.get(path.toString());
                    if (text == null) {
                        throw new IOException("no such file");
                    }
                    return text;
                });
    }

    private UserDatabase.Reply user(String name) {
        return switch (name) {
            case "alice", "bob", "carol", "daemon" ->
                    new UserDatabase.Reply.Found(
                            new User(name, 1000, 1000, Path.of("/home/" + name)));
            case "root" -> new UserDatabase.Reply.Found(new User(name, 0, 0, Path.of("/root")));
            case "broken" -> new UserDatabase.Reply.Failed("database is away");
            default -> new UserDatabase.Reply.Absent();
        };
    }

    private Surroundings.Contents forward(User user) {
        String text = forwards.get(user.name());
        return text == null
                ? new Surroundings.Contents.None()
                : new Surroundings.Contents.Text(text);
    }

    private static String text(Target target) {
        return switch (target.destination()) {
            case Envelope.Local local ->
                    local.action()
                            + ":"
                            + local.user()
                            + (local.extension().isEmpty() ? "" : "+" + local.extension())
                            + (local.program().isEmpty() ? "" : "{" + local.program() + "}");
            case Envelope.Relay relay -> relay.action() + ":" + target.current();
            case Envelope.Bounce _ -> "bounce";
        };
    }

    @Test
    void noRuleAndRejectAreTheSameReply() throws IOException {
        rule("example.com", new Effect.Reject());
        assertThat(decide("alice@example.net")).isEqualTo("550 Invalid recipient");
        assertThat(decide("alice@example.com")).isEqualTo("550 Invalid recipient");
    }

    @Test
    void usersAndSubAddresses() throws IOException {
        forDomain("example.org", "in", Action.Users.SYSTEM);
        assertThat(decide("alice@example.org")).isEqualTo("in:alice");
        assertThat(decide("Alice+Tag+x@example.org")).isEqualTo("in:alice+tag+x");
        assertThat(decide("nobody@example.org")).isEqualTo("550 Invalid recipient");
        assertThat(decide("broken@example.org")).isEqualTo("451 Temporary failure");
    }

    @Test
    void aliases() throws IOException {
        Table aliases =
                table(
                        "aliases",
                        "staff",
                        "alice, bob, staff@example.org",
                        "alice+news",
                        "bob",
                        "pipe",
                        "\"|/bin/prog -a, b\", /var/mail/all",
                        "gone",
                        "error:550 5.1.1 moved away",
                        "carol",
                        "carol, alice",
                        "away",
                        "someone@example.net",
                        "list",
                        ":include:/lists/one",
                        "nested",
                        "include:/lists/two",
                        "missing",
                        ":include:/lists/none",
                        "bad",
                        "x y z",
                        "empty",
                        " , ",
                        "ann",
                        "ben",
                        "ben",
                        "ann");
        forDomain("example.org", "in", users(aliases, null));
        relayFromLocal();
        includes.put("/lists/one", "# staff\nalice, bob\n\ncarol@example.net\n");
        includes.put("/lists/two", ":include:/lists/one\n");
        assertThat(decide("staff@example.org")).isEqualTo("in:alice in:bob");
        assertThat(decide("alice+news@example.org")).isEqualTo("in:bob");
        assertThat(decide("alice+other@example.org")).isEqualTo("in:alice+other");
        assertThat(decide("pipe@example.org"))
                .isEqualTo("in:daemon{|/bin/prog -a, b} in:daemon{/var/mail/all}");
        assertThat(decide("gone@example.org")).isEqualTo("550 5.1.1 moved away");
        assertThat(decide("carol@example.org")).isEqualTo("in:carol in:alice");
        assertThat(decide("away@example.org")).isEqualTo("out:someone@example.net");
        assertThat(decide("list@example.org")).isEqualTo("in:alice in:bob out:carol@example.net");
        assertThat(decide("nested@example.org"))
                .isEqualTo("424 4.2.4 Mailing list expansion problem");
        assertThat(decide("missing@example.org"))
                .isEqualTo("424 4.2.4 Mailing list expansion problem");
        assertThat(decide("bad@example.org")).isEqualTo("424 4.2.4 Mailing list expansion problem");
        assertThat(decide("empty@example.org"))
                .isEqualTo("524 5.2.4 Mailing list expansion problem");
        assertThat(decide("ann@example.org")).isEqualTo("524 5.2.4 Mailing list expansion problem");
    }

    @Test
    void virtualTables() throws IOException {
        Table virtual =
                table(
                        "virtual",
                        "v@example.org",
                        "carolx",
                        "carolx",
                        "bob",
                        "alice@example.org",
                        "alice",
                        "alice+x@example.org",
                        "carol",
                        "info",
                        "alice@example.org",
                        "@example.org",
                        "bob",
                        "out@example.org",
                        "x@example.net");
        forDomain("example.org", "in", users(null, virtual));
        relayFromLocal();
        assertThat(decide("v@example.org")).isEqualTo("in:bob");
        assertThat(decide("ALICE@example.org")).isEqualTo("in:alice");
        assertThat(decide("alice+x@example.org")).isEqualTo("in:carol");
        assertThat(decide("alice+y@example.org")).isEqualTo("in:alice+y");
        assertThat(decide("info@example.org")).isEqualTo("in:alice");
        assertThat(decide("anything@example.org")).isEqualTo("in:bob");
        assertThat(decide("out@example.org")).isEqualTo("out:x@example.net");
        rules.clear();
        forDomain("example.org", "in", users(null, table("virtual", "a@b", "alice")));
        assertThat(decide("alice@example.org"))
                .isEqualTo("524 5.2.4 Mailing list expansion problem");
    }

    @Test
    void aTableThatCannotBeAskedIsTriedLater() throws IOException {
        forDomain("example.org", "in", users(new Table.External("t", "db", "/t"), null));
        assertThat(decide("alice@example.org"))
                .isEqualTo("424 4.2.4 Mailing list expansion problem");
    }

    /** A classic rule without an action: only a .forward delivers. */
    @Test
    void aRuleWithoutAnAction() throws IOException {
        matching = Matching.V6_0;
        forDomain("example.org", "line 1", new Action.NoMethod(), Action.Users.SYSTEM);
        forwards.put("alice", "|/usr/bin/vacation alice\n");
        assertThat(decide("alice@example.org")).isEqualTo("line 1:alice{|/usr/bin/vacation alice}");
        assertThat(decide("bob@example.org")).startsWith("550 ");
    }

    @Test
    void forwardFiles() throws IOException {
        forDomain("example.org", "in", Action.Users.SYSTEM);
        forDomain("forward.example", "fw", new Action.ForwardOnly(), Action.Users.SYSTEM);
        relayFromLocal();
        forwards.put("alice", "alice, bob@example.net\n# me too\n|/usr/bin/vacation alice\n");
        assertThat(decide("alice@example.org"))
                .isEqualTo("in:alice out:bob@example.net in:alice{|/usr/bin/vacation alice}");
        assertThat(decide("alice@forward.example")).isEqualTo("451 Temporary failure");
        forwards.put("bob", "# nothing\n");
        assertThat(decide("bob@example.org")).isEqualTo("in:bob");
        assertThat(decide("bob@forward.example"))
                .isEqualTo("424 4.2.4 Mailing list expansion problem");
        forwards.put("bob", "\\bob\n");
        assertThat(decide("bob@example.org")).isEqualTo("in:bob");
        forwards.put("root", "/var/mail/root");
        assertThat(decide("root@example.org")).isEqualTo("451 Temporary failure");
        forwards.put("carol", ":include:/etc/passwd");
        assertThat(decide("carol@example.org"))
                .isEqualTo("424 4.2.4 Mailing list expansion problem");
    }

    @Test
    void loopsEnd() throws IOException {
        String[] pairs = new String[40];
        for (int i = 0; i < 20; i++) {
            pairs[2 * i] = "u" + i;
            pairs[2 * i + 1] = "u" + (i + 1) + "@example.org";
        }
        forDomain("example.org", "in", users(table("deep", pairs), null));
        assertThat(decide("u0@example.org")).isEqualTo("524 5.2.4 Mailing list expansion problem");
        assertThat(decide("u10@example.org")).isEqualTo("524 5.2.4 Mailing list expansion problem");
        assertThat(decide("u11@example.org")).isEqualTo("550 Invalid recipient");
        assertThat(decide("u19@example.org")).isEqualTo("550 Invalid recipient");
        forwards.put("alice", "bob");
        forwards.put("bob", "alice");
        rules.clear();
        forDomain("example.org", "in", Action.Users.SYSTEM);
        assertThat(decide("alice@example.org"))
                .isEqualTo("524 5.2.4 Mailing list expansion problem");
    }

    @Test
    void of2013() throws IOException {
        matching = Matching.V2013;
        forDomain("example.org", "in", users(table("a", "alice", "bob"), null));
        assertThat(decide("alice+news@example.org")).isEqualTo("in:bob");
        assertThat(decide("carol+news@example.org")).isEqualTo("in:carol+news");
    }
}
