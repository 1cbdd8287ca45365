package org.waypost.engine.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waypost.engine.rule.Matching;
import org.waypost.engine.table.Answer;
import org.waypost.engine.table.Service;
import org.waypost.engine.table.Table;
import org.waypost.engine.table.TableEntry;

class TableLookupTest {
    @ParameterizedTest
    @CsvSource({
        "V7_8,  alice,        alice@x.org,   true",
        "V7_8,  alice@,       ALICE@x.org,   true",
        "V7_8,  @x.org,       bob@X.ORG,     true",
        "V7_8,  @x.org,       bob@y.x.org,   false",
        "V7_8,  @*.x.org,     bob@y.x.org,   true",
        "V7_8,  bob@*.x.org,  bob+t@y.x.org, true",
        "V7_8,  bob@x.org,    bob+t@x.org,   true",
        "V7_8,  bob+t@x.org,  bob+t@x.org,   true",
        "V7_8,  bob+t@x.org,  bob@x.org,     false",
        "V7_8,  bob+t@x.org,  bob+u@x.org,   false",
        "V7_8,  @,            @,             true",
        "V7_8,  @*,           @,             false",
        "V7_8,  @*,           a@b,           true",
        "V7_8,  b*@x.org,     bob@x.org,     false",
        "V6_0,  @*.x.org,     a@y.x.org,     true",
        "V6_0,  @,            a@b,           true",
        "V2013, @,            a@b,           false",
        "V2013, @,            @,             true",
        "V2013, @*.x.org,     a@y.x.org,     false",
        "V2013, bob@x.org,    bob+t@x.org,   false",
        "V2013, BOB@x.org,    bob@X.ORG,     true",
        "V2013, bob,          bob@x.org,     false"
    })
    void mailAddresses(Matching matching, String entry, String key, boolean expected) {
        assertThat(finds(matching, Service.MAILADDR, entry, key)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "V7_8 STRING,   Tag,       tAG,         true",
        "V6_0 STRING,   Tag,       tag,         false",
        "V2013 ALIAS,    Root,      root,        false",
        "V6_0 ALIAS,    Root,      root,        true",
        "V2013 ALIAS,    root,      ROOT,        true",
        "V7_8 ADDRNAME, [::1],     0:0::1,      true",
        "V7_8 ADDRNAME, 127.0.0.2, 127.0.0.2,   true",
        "V7_8 NETADDR,  Local,     local,       true",
        "V2013 NETADDR,  Local,     local,       false",
        "V7_8 NETADDR,  10,        10.9.9.9,    true",
        "V7_8 NETADDR,  ::/0,      10.9.9.9,    false"
    })
    void otherServices(String use, String entry, String key, boolean expected) {
        String[] words = use.split(" ");
        Matching matching = Matching.valueOf(words[0]);
        assertThat(finds(matching, Service.valueOf(words[1]), entry, key)).isEqualTo(expected);
    }

    @Test
    void firstInTheOrderOfTextsAnswers() {
        Table.InMemory table = table("b.org", "*.org", "*");
        TableLookup lookup = new TableLookup(Matching.V7_8, "+");
        assertThat(lookup.find(table, Service.DOMAIN, "b.org").orElseThrow().key()).isEqualTo("*");
    }

    @Test
    void ofEqualKeysTheLastAnswers() {
        Table.InMemory table =
                new Table.InMemory(
                        "t",
                        Table.Shape.MAP,
                        "f",
                        List.of(new TableEntry("a", "1", 1), new TableEntry("A", "2", 2)));
        TableLookup lookup = new TableLookup(Matching.V7_8, "+");
        assertThat(lookup.ask(table, Service.ALIAS, "a")).isEqualTo(new Answer.Found("2"));
        assertThat(lookup.ask(table, Service.ALIAS, "b")).isEqualTo(new Answer.Absent());
    }

    private static boolean finds(Matching matching, Service service, String entry, String key) {
        return new TableLookup(matching, "+").find(table(entry), service, key).isPresent();
    }

    private static Table.InMemory table(String... keys) {
        List<TableEntry> entries = new ArrayList<>();
        for (String key : keys) {
            entries.add(new TableEntry(key, "", entries.size() + 1));
        }
        return new Table.InMemory("t", Table.Shape.LIST, "f", entries);
    }
}
