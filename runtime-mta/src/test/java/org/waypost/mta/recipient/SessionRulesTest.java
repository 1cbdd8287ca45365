package org.waypost.mta.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.waypost.engine.eval.Evaluator;
import org.waypost.engine.eval.GraphEvaluator;
import org.waypost.engine.eval.LookupNeed;
import org.waypost.engine.expand.Surroundings;
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
import org.waypost.mta.delivery.MemoryTables;
import org.waypost.mta.user.User;
import org.waypost.mta.user.UserDatabase;

/** What a session keeps of the rules, and what it asks of tables outside. */
class SessionRulesTest {
    private static final Table.External SENDERS = new Table.External("senders", "scripted", "");
    private static final Table.External DOMAINS = new Table.External("domains", "scripted", "");

    private final List<String> asked = new ArrayList<>();
    private Evaluator rules = rules("10.0.0.0/8");
    private final SessionDecider session = resolver().session();

    /** Friends may send to domains that a table outside knows, from senders that another knows. */
    private static Evaluator rules(String friends) {
        Rule refused =
                rule(
                        1,
                        new Effect.Reject(),
                        new Condition.Membership(
                                Fact.SENDER, Service.MAILADDR, list("@spam.example"), false));
        Rule taken =
                rule(
                        2,
                        new Effect.Accept(
                                new Action.Local(
                                        "in",
                                        new Action.Mbox(),
                                        Action.Users.SYSTEM,
                                        Optional.empty())),
                        new Condition.Membership(
                                Fact.CLIENT, Service.NETADDR, list(friends), false),
                        new Condition.Membership(Fact.SENDER, Service.MAILADDR, SENDERS, false),
                        new Condition.Membership(Fact.DOMAIN, Service.DOMAIN, DOMAINS, false));
        return GraphEvaluator.of(
                new RuleProgram(new Semantics(Matching.V7_8, false), "+", List.of(refused, taken)));
    }

    private static Rule rule(int number, Effect effect, Condition... conditions) {
        return new Rule(number, new SourceLine("f", number), List.of(conditions), effect);
    }

    private static Table list(String key) {
        return new Table.InMemory(key, Table.Shape.LIST, "f", List.of(new TableEntry(key, "", 1)));
    }

    private RecipientResolver resolver() {
        RuleProgram program = ((GraphEvaluator) rules).graph().program();
        return new RecipientResolver(
                () -> rules,
                new RecipientResolver.Names(program, "daemon", _ -> "", Duration.ofDays(4)),
                new RecipientResolver.Places(
                        this::answer,
                        new MemoryTables(),
                        _ -> SessionRulesTest::user,
                        _ -> new Surroundings.Contents.None(),
                        _ -> ""));
    }

    private static UserDatabase.Reply user(String name) {
        return new UserDatabase.Reply.Found(new User(name, 1, 1, Path.of("/")));
    }

    private Answer answer(LookupNeed need) {
        asked.add(need.table().name() + ":" + need.key());
        return new Answer.Found("");
    }

    private static Facts facts(String client, String sender, String recipient) {
        MailAddress address = MailAddress.parse(recipient);
        return new Facts(
                "",
                new ClientAddress.Peer(InetAddress.ofLiteral(client)),
                false,
                null,
                false,
                "helo",
                null,
                MailAddress.parse(sender),
                address,
                address);
    }

    private boolean takes(String client, String sender, String recipient) {
        return session.decide(facts(client, sender, recipient))
                instanceof RecipientDecision.Accepted;
    }

    @Test
    void strangerIsHopelessOnceHeHasConnected() {
        assertThat(session.know(Known.CLIENT, facts("192.0.2.1", "", ""))).isTrue();
        assertThat(session.know(Known.CLIENT, facts("10.0.0.1", "", ""))).isFalse();
        assertThat(session.know(Known.MESSAGE, facts("10.0.0.1", "a@spam.example", ""))).isTrue();
        assertThat(session.know(Known.MESSAGE, facts("10.0.0.1", "a@b.example", ""))).isFalse();
        assertThat(asked).as("nothing outside is asked for that").isEmpty();
    }

    @Test
    void recipientCostsTheLookUpsOfItsOwnFacts() {
        assertThat(takes("10.0.0.1", "ann@b.example", "x@one.example")).isTrue();
        assertThat(takes("10.0.0.1", "ann@b.example", "y@two.example")).isTrue();
        assertThat(takes("10.0.0.1", "ann@b.example", "z@two.example")).isTrue();
        assertThat(asked)
                .containsExactly(
                        "senders:ann@b.example", "domains:one.example", "domains:two.example");
    }

    @Test
    void theNextMessageAsksAnew() {
        assertThat(takes("10.0.0.1", "ann@b.example", "x@one.example")).isTrue();
        session.know(Known.MESSAGE, facts("10.0.0.1", "ann@b.example", ""));
        assertThat(takes("10.0.0.1", "ann@b.example", "x@one.example")).isTrue();
        assertThat(asked).hasSize(4);
        assertThat(takes("10.0.0.1", "ann@spam.example", "x@one.example")).isFalse();
        assertThat(takes("192.0.2.1", "ann@b.example", "x@one.example")).isFalse();
        assertThat(asked).as("those before settle it").hasSize(4);
    }

    @Test
    void rulesThatAreReplacedHoldForTheNextRecipient() {
        assertThat(takes("10.0.0.1", "ann@b.example", "x@one.example")).isTrue();
        rules = rules("192.0.2.0/24");
        assertThat(takes("10.0.0.1", "ann@b.example", "x@one.example")).isFalse();
        assertThat(takes("192.0.2.1", "ann@b.example", "x@one.example")).isTrue();
    }

    @Test
    void decidesAsWithoutASession() {
        Facts facts = facts("10.0.0.1", "ann@b.example", "x@one.example");
        RecipientDecision alone = resolver().decide(facts);
        assertThat(session.decide(facts)).isEqualTo(alone);
        assertThat(session.decide(facts)).isEqualTo(alone);
    }
}
