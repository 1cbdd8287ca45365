package org.waypost.tests.bench.graph;

import java.util.HashMap;
import java.util.Map;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.Rule;
import org.waypost.engine.rule.RuleProgram;
import org.waypost.engine.table.Table;
import org.waypost.engine.table.TableEntry;
import org.waypost.engine.table.network.NetworkNotation;
import org.waypost.engine.value.ClientAddress;
import org.waypost.engine.value.Facts;
import org.waypost.engine.value.IpBits;
import org.waypost.engine.value.MailAddress;

/** What it costs to look the four facts up in four maps, and no more. */
final class HashProbes implements Decider {
    private final Map<IpBits, Integer> clients = new HashMap<>();
    private final Map<MailAddress, Integer> senders = new HashMap<>();
    private final Map<String, Integer> domains = new HashMap<>();
    private final Map<MailAddress, Integer> recipients = new HashMap<>();

    HashProbes(RuleProgram program) {
        for (Rule rule : program.rules()) {
            for (Condition condition : rule.conditions()) {
                add(condition, rule.number());
            }
        }
    }

    private void add(Condition condition, int rule) {
        if (condition instanceof Condition.Membership m
                && m.table() instanceof Table.InMemory table) {
            for (TableEntry entry : table.entries()) {
                add(m, entry.key(), rule);
            }
        }
    }

    private void add(Condition.Membership condition, String key, int rule) {
        switch (condition.fact()) {
            case CLIENT ->
                    NetworkNotation.CLASSFUL
                            .read(key)
                            .ifPresent(network -> clients.put(network.base(), rule));
            case SENDER -> senders.put(MailAddress.parse(key), rule);
            case DOMAIN -> domains.put(key, rule);
            default -> recipients.put(MailAddress.parse(key), rule);
        }
    }

    @Override
    public Object decide(Facts facts) {
        int found = rule(senders.get(facts.sender()));
        found += rule(domains.get(facts.current().domain()));
        found += rule(recipients.get(facts.current()));
        if (facts.client() instanceof ClientAddress.Peer(_, IpBits bits)) {
            found += rule(clients.get(bits.masked(24)));
        }
        return found;
    }

    private static int rule(Integer found) {
        return found == null ? 0 : found;
    }
}
