package org.waypost.engine.eval;

import org.jspecify.annotations.Nullable;
import org.waypost.engine.match.LookupKey;
import org.waypost.engine.match.TableMatcher;
import org.waypost.engine.reading.Reading;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.Fact;
import org.waypost.engine.table.Service;
import org.waypost.engine.table.Table;

/** One condition that is asked about many envelopes: remembers its compiled table. Any thread. */
final class RepeatedTest {
    private final ConditionTest test;
    private final Condition condition;
    private final @Nullable Fact fact;
    private @Nullable Compiled last;

    private record Compiled(Service service, TableMatcher matcher) {}

    RepeatedTest(ConditionTest test, Condition condition) {
        this.test = test;
        this.condition = condition;
        this.fact =
                condition instanceof Condition.Membership m && m.table() instanceof Table.InMemory
                        ? m.fact()
                        : null;
    }

    Outcome ask(FactKeys keys, Answers answers) {
        LookupKey key = fact == null ? null : keys.of(fact);
        return key == null
                ? test.ask(condition, keys.facts(), answers)
                : ConditionTest.look(condition, matcher(key), key);
    }

    /** A table of users is asked in one of two ways. */
    private TableMatcher matcher(LookupKey key) {
        Condition.Membership membership = (Condition.Membership) condition;
        Service service = Reading.service(membership, key.text());
        Compiled known = last;
        if (known == null || known.service != service) {
            Table.InMemory table = (Table.InMemory) membership.table();
            known = new Compiled(service, test.matcher(table, service));
            last = known;
        }
        return known.matcher;
    }
}
