package org.waypost.compiler.decide;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.waypost.compiler.model.Configuration;
import org.waypost.engine.eval.Explainer;
import org.waypost.engine.eval.Explanation;
import org.waypost.engine.eval.LookupNeed;
import org.waypost.engine.eval.Verdict;
import org.waypost.engine.match.TableLookup;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.Effect;
import org.waypost.engine.rule.Rule;
import org.waypost.engine.table.Answer;
import org.waypost.engine.table.Service;
import org.waypost.engine.table.Table;
import org.waypost.engine.value.Facts;

/** Which rules name an address, a domain or a network, and which takes mail for it. */
public final class KeyUses {
    /** An address that is nobody's (RFC 5737), for mail that comes from outside. */
    private static final String STRANGER = "192.0.2.1";

    /** A name that is nobody's (RFC 2606). */
    private static final String STRANGERS_ADDRESS = "someone@sender.invalid";

    private static final String ANYBODY = "someone";

    private final Configuration configuration;
    private final TableLookup lookup;

    public KeyUses(Configuration configuration) {
        this.configuration = configuration;
        this.lookup = TableLookup.of(configuration.program());
    }

    /** The rules with a condition that a table in memory answers with yes for this text. */
    public List<Rule> naming(String key) {
        List<Rule> naming = new ArrayList<>();
        for (Rule rule : configuration.program().rules()) {
            if (rule.conditions().stream().anyMatch(condition -> names(condition, key))) {
                naming.add(rule);
            }
        }
        return naming;
    }

    private boolean names(Condition condition, String key) {
        return condition instanceof Condition.Membership in
                && in.table() instanceof Table.InMemory table
                && isAsked(in.service(), key)
                && lookup.find(table, in.service(), key).isPresent();
    }

    /** An address is asked for as one, everything else as a name or a network. */
    private static boolean isAsked(Service service, String key) {
        boolean address = key.indexOf('@') >= 0;
        return switch (service) {
            case MAILADDR, REGEX -> address;
            case DOMAIN, NETADDR, STRING -> !address;
            case ALIAS, CREDENTIALS, USERINFO, SOURCE, ADDRNAME, MAILADDRMAP, RELAYHOST -> false;
        };
    }

    /**
     * What becomes of mail for an address or a domain, a sentence for mail from outside and one for
     * mail of this machine; none for what cannot be a recipient.
     */
    public List<String> takers(String key) {
        Optional<String> recipient = recipient(key);
        if (recipient.isEmpty()) {
            return List.of();
        }
        List<String> sentences = new ArrayList<>();
        taker(STRANGER, STRANGERS_ADDRESS, recipient.get())
                .ifPresent(what -> sentences.add("Mail from outside for it " + what + "."));
        String own = ANYBODY + "@" + configuration.hostname();
        taker(EnvelopeText.LOCAL, own, recipient.get())
                .ifPresent(what -> sentences.add("Mail of this machine for it " + what + "."));
        return sentences;
    }

    private static Optional<String> recipient(String key) {
        String name = key.startsWith("@") ? key.substring(1) : key;
        if (name.isEmpty() || name.indexOf('*') >= 0 || name.indexOf('/') >= 0) {
            return Optional.empty();
        }
        if (name.indexOf('@') > 0) {
            return Optional.of(name);
        }
        boolean domain = name.indexOf('.') > 0 && name.chars().anyMatch(Character::isLetter);
        return domain ? Optional.of(ANYBODY + "@" + name) : Optional.empty();
    }

    private Optional<String> taker(String source, String sender, String recipient) {
        EnvelopeText text =
                new EnvelopeText(
                        "",
                        source,
                        Optional.empty(),
                        false,
                        "client.invalid",
                        Optional.empty(),
                        sender,
                        recipient,
                        false);
        return switch (new EnvelopeReader(configuration).read(text)) {
            case EnvelopeReader.Reading.Envelope(var facts) -> {
                Set<String> assumed = new LinkedHashSet<>();
                Explanation explanation = explain(configuration, facts, assumed);
                yield Optional.of(verdict(explanation.verdict()) + assumption(assumed));
            }
            case EnvelopeReader.Reading.RefusedAddress _, EnvelopeReader.Reading.Unreadable _ ->
                    Optional.empty();
        };
    }

    /**
     * Decides an envelope; a table that is not in memory is taken to say nothing.
     *
     * @param assumed gets the names of the tables of which this was assumed
     */
    public static Explanation explain(
            Configuration configuration, Facts facts, Set<String> assumed) {
        return new Explainer(configuration.program()).explain(facts, need -> absent(need, assumed));
    }

    private static Answer absent(LookupNeed need, Set<String> assumed) {
        assumed.add("`" + need.table().name() + "`");
        return new Answer.Absent();
    }

    private static String assumption(Set<String> assumed) {
        return assumed.isEmpty()
                ? ""
                : ", as long as " + String.join(", ", assumed) + " says nothing";
    }

    private static String verdict(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Decided(Rule rule) ->
                    (rule.effect() instanceof Effect.Reject ? "is refused by" : "is taken by")
                            + " the rule on line "
                            + rule.source().line();
            case Verdict.NoRule() -> "is taken by no rule";
            case Verdict.TemporaryFailure(Rule rule, String _) ->
                    "fails for now at the rule on line " + rule.source().line();
        };
    }
}
