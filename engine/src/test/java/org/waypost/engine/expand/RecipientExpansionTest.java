package org.waypost.engine.expand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.waypost.engine.eval.Verdict;
import org.waypost.engine.rule.Action;
import org.waypost.engine.rule.Effect;
import org.waypost.engine.rule.Matching;
import org.waypost.engine.rule.Rule;
import org.waypost.engine.rule.RuleProgram;
import org.waypost.engine.rule.Semantics;
import org.waypost.engine.rule.SourceLine;
import org.waypost.engine.table.Answer;
import org.waypost.engine.table.Table;
import org.waypost.engine.value.ClientAddress;
import org.waypost.engine.value.Facts;
import org.waypost.engine.value.MailAddress;

class RecipientExpansionTest {
    private record Someone(String name, long uid) implements LocalUser {}

    private final Map<String, Surroundings.Contents> forwards = new HashMap<>();
    private final Map<String, Surroundings.Contents> includes = new HashMap<>();
    private final Map<String, String> aliases = new HashMap<>();

    private final Table table =
            new Table.InMemory("aliases", Table.Shape.MAP, "smtpd.conf", List.of());
    private final Rule rule =
            new Rule(
                    1,
                    new SourceLine("smtpd.conf", 1),
                    List.of(),
                    new Effect.Accept(
                            new Action.Local(
                                    "in",
                                    new Action.Mbox(),
                                    new Action.Users(
                                            Optional.of(table),
                                            Optional.empty(),
                                            Optional.empty(),
                                            Optional.empty(),
                                            Optional.empty()),
                                    Optional.empty())));
    private final RuleProgram program =
            new RuleProgram(new Semantics(Matching.V7_8, false), "+", List.of(rule));

    private final Surroundings<Someone> around =
            new Surroundings<>() {
                @Override
                public Verdict decide(Facts facts) {
                    return new Verdict.Decided(rule);
                }

                @Override
                public Answer alias(Table asked, String key) {
                    String value = aliases.get(key);
                    return value == null ? new Answer.Absent() : new Answer.Found(value);
                }

                @Override
                public Found<Someone> user(Action.Users users, String name) {
                    return new Found.One<>(new Someone(name, name.equals("root") ? 0 : 1));
                }

                @Override
                public Contents forward(Someone user) {
                    return forwards.getOrDefault(user.name(), new Contents.None());
                }

                @Override
                public Contents include(String path) {
                    return includes.getOrDefault(path, new Contents.None());
                }
            };

    private Expanded expand(String user) {
        MailAddress address = new MailAddress(user, "a.test");
        Facts facts =
                new Facts(
                        "",
                        new ClientAddress.Local(),
                        false,
                        null,
                        false,
                        "",
                        null,
                        MailAddress.NULL_SENDER,
                        address,
                        address);
        return RecipientExpansion.expand(program, around, facts);
    }

    private List<Goal.Place> places(String user) {
        return ((Expanded.Goals) expand(user)).goals().stream().map(Goal::place).toList();
    }

    private String reply(String user) {
        return ((Expanded.Refused) expand(user)).reply();
    }

    @Test
    void aForwardRunsItsCommandsAsItsUser() {
        forwards.put("bob", new Surroundings.Contents.Text("# mine\n|/bin/x\nbob\n"));
        assertThat(places("bob"))
                .containsExactly(
                        new Goal.Place.Program("|/bin/x", Optional.of("bob")),
                        new Goal.Place.Mailbox("bob", ""));
    }

    @Test
    void rootsForwardRunsNothing() {
        forwards.put("root", new Surroundings.Contents.Text("/var/x\n"));
        assertThat(reply("root")).isEqualTo("451 Temporary failure");
    }

    @Test
    void whatLiesElsewhereStaysAsItStands() {
        forwards.put("bob", new Surroundings.Contents.Elsewhere());
        includes.put("/etc/list", new Surroundings.Contents.Elsewhere());
        aliases.put("list", "\":include:/etc/list\", bob");
        assertThat(places("list"))
                .containsExactly(
                        new Goal.Place.Unread("/etc/list"), new Goal.Place.Mailbox("bob", ""));
    }

    @Test
    void anIncludedFileIsReadButIncludesNothing() {
        aliases.put("list", ":include:/etc/list");
        assertThat(reply("list")).startsWith("424 ");
        includes.put("/etc/list", new Surroundings.Contents.Text("ann\nbob+x\n"));
        assertThat(places("list"))
                .containsExactly(
                        new Goal.Place.Mailbox("ann", ""), new Goal.Place.Mailbox("bob", "x"));
        includes.put("/etc/list", new Surroundings.Contents.Text(":include:/etc/other\n"));
        assertThat(reply("list")).startsWith("424 ");
    }

    @Test
    void anUnsafeForwardIsRefusedAndABusyOneComesLater() {
        forwards.put("bob", new Surroundings.Contents.Unsafe("written by all"));
        forwards.put("ann", new Surroundings.Contents.Failed("sticky"));
        assertThat(reply("bob")).startsWith("524 ");
        assertThat(reply("ann")).startsWith("424 ");
    }
}
