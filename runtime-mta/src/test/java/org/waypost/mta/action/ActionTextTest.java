package org.waypost.mta.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.waypost.engine.rule.Action;
import org.waypost.engine.table.Table;
import org.waypost.engine.table.TableEntry;

class ActionTextTest {
    private static final Table.InMemory NAMED =
            new Table.InMemory(
                    "aliases", Table.Shape.MAP, "f", List.of(new TableEntry("a", "b", 1)));

    private static final Action.Outgoing PLAIN =
            new Action.Outgoing(
                    Action.TlsPolicy.OPPORTUNISTIC,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false);

    private static Action.Local local(Action.Method method, Action.Users users) {
        return new Action.Local("line 3", method, users, Optional.of(Duration.ofHours(2)));
    }

    private static Table.InMemory inline(Table.Shape shape, TableEntry... entries) {
        return new Table.InMemory("<urls>", shape, "", List.of(entries));
    }

    @Test
    void namesTablesThatHaveAName() {
        Action.Users users =
                new Action.Users(
                        Optional.of(NAMED),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("vmail"),
                        Optional.empty());
        Action action = local(new Action.Maildir(Optional.of("~/My Mail"), true), users);
        String line = ActionWriter.write(action);
        assertThat(line)
                .isEqualTo(
                        "local method=maildir path=~/My%20Mail junk=yes alias=table,aliases"
                                + " user=vmail ttl=7200");
        assertThat(ActionReader.read("line 3", line, Map.of("aliases", NAMED))).contains(action);
        assertThat(ActionReader.read("line 3", line, Map.of())).isEmpty();
    }

    @Test
    void writesInlineTablesOut() {
        Table urls = inline(Table.Shape.LIST, new TableEntry("smtp://mx.example.org:25", "", 0));
        Action action =
                new Action.Relay(
                        "line 4", new Action.Route.Hosts(urls, true), PLAIN, Optional.empty());
        String line = ActionWriter.write(action);
        assertThat(line)
                .isEqualTo(
                        "relay route=hosts urls=list,smtp://mx.example.org:25 classic=yes"
                                + " tls=OPPORTUNISTIC");
        assertThat(ActionReader.read("line 4", line, Map.of())).contains(action);
    }

    @Property(tries = 500)
    void everyTextSurvives(@ForAll String text) {
        String sound = text.replaceAll("[\\ud800-\\udfff]", "?");
        String word = WordCodec.encode(sound);
        assertThat(word).matches("[!-~]*");
        assertThat(WordCodec.decode(word)).contains(sound);
        Action action = local(new Action.Mda(sound), Action.Users.SYSTEM);
        String line = ActionWriter.write(action);
        assertThat(line).doesNotContain("\n", "\r", "\0");
        assertThat(ActionReader.read("line 3", line, Map.of())).contains(action);
    }

    @Property(tries = 500)
    void damageIsNoException(@ForAll String line) {
        assertThat(ActionReader.read("x", "local " + line, Map.of())).isNotNull();
        assertThat(ActionReader.read("x", line, Map.of())).isNotNull();
    }
}
