package org.waypost.engine.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.Fact;
import org.waypost.engine.rule.Matching;
import org.waypost.engine.rule.Semantics;
import org.waypost.engine.table.Service;
import org.waypost.engine.value.AsciiCase;
import org.waypost.engine.value.ClientAddress;
import org.waypost.engine.value.Facts;
import org.waypost.engine.value.MailAddress;

/** The three ways of matching, in the one place where they differ about facts. */
public final class Reading {
    /** Why 6.4 to 7.8 answer {@code match tls} with a temporary failure. */
    public static final String NO_TLS_KNOWLEDGE =
            "this release cannot tell whether a session is in TLS";

    private static final Probe YES = new Probe.Settled(true);
    private static final Probe NO = new Probe.Settled(false);

    /** The word for clients that are this machine, in tables of networks. */
    public static final String LOCAL = "local";

    private final Semantics semantics;
    private final ClientText clientText;

    public Reading(Semantics semantics) {
        this.semantics = semantics;
        this.clientText =
                semantics.matching() == Matching.V2013 ? ClientText.LABELLED : ClientText.BRACKETED;
    }

    /** What has to be known to answer the condition. */
    public Probe probe(Condition condition, Facts facts) {
        return switch (condition) {
            case Condition.Membership membership -> membership(membership, facts);
            case Condition.Flag flag -> flag(flag, facts);
            case Condition.VirtualGate gate ->
                    new Probe.Look(gate.table(), Service.ALIAS, virtualKeys(facts.recipient()));
        };
    }

    /** Whether a release answers the question without fail. */
    public boolean unanswerable(Condition condition) {
        return condition instanceof Condition.Flag(Condition.Question question, _)
                && question == Condition.Question.TLS
                && semantics.exact()
                && semantics.matching() == Matching.V7_8;
    }

    private Probe flag(Condition.Flag flag, Facts facts) {
        if (unanswerable(flag)) {
            return new Probe.Unanswerable(NO_TLS_KNOWLEDGE);
        }
        if (neverHolds(flag.question(), facts)) {
            return NO;
        }
        return answer(flag.question(), facts) != flag.negated() ? YES : NO;
    }

    /**
     * In 7.8 an address that came out of an expansion has no session: what asks for one does not
     * match, negated or not.
     */
    public static boolean neverHolds(Condition.Question question, Facts facts) {
        return mayNeverHold(question) && facts.internal();
    }

    /** Whether there are envelopes for which the question holds in neither sign. */
    public static boolean mayNeverHold(Condition.Question question) {
        return switch (question) {
            case FROM_SOCKET, HAS_REVERSE_NAME -> true;
            case AUTHENTICATED, TLS -> false;
        };
    }

    /** The plain answer to a question, before its sign. */
    public static boolean answer(Condition.Question question, Facts facts) {
        return switch (question) {
            case FROM_SOCKET -> facts.client() instanceof ClientAddress.Local;
            case HAS_REVERSE_NAME -> facts.reverseName() != null;
            case AUTHENTICATED -> facts.authenticated();
            case TLS -> facts.tls();
        };
    }

    private Probe membership(Condition.Membership membership, Facts facts) {
        String key = key(membership.fact(), facts);
        if (key == null) {
            return membership.negated() && !neverWhenUnknown(membership.fact()) ? YES : NO;
        }
        return new Probe.Look(membership.table(), service(membership, key), List.of(key));
    }

    /** A client without a reverse name meets no {@code from rdns T}, negated or not. */
    public static boolean neverWhenUnknown(Condition condition) {
        return condition instanceof Condition.Membership membership
                && neverWhenUnknown(membership.fact());
    }

    private static boolean neverWhenUnknown(Fact fact) {
        return fact == Fact.REVERSE_NAME;
    }

    /** In a table of users, a name with an {@code @} is looked up as a mail address. */
    public static Service service(Condition.Membership membership, String key) {
        return membership.fact() == Fact.USER
                        && membership.service() != Service.REGEX
                        && key.indexOf('@') >= 0
                ? Service.MAILADDR
                : membership.service();
    }

    /** The text that is looked up for a fact; null when there is none. */
    public @Nullable String key(Fact fact, Facts facts) {
        return switch (fact) {
            case TAG -> beforeLowering(facts.tag());
            case CLIENT -> client(facts);
            case REVERSE_NAME -> reverseName(facts);
            case HELO -> lowered(facts.helo());
            case USER -> facts.user() == null ? null : beforeLowering(facts.user());
            case SENDER -> lowered(address(facts.sender()));
            case DOMAIN -> lowered(facts.current().domain());
            case RECIPIENT -> lowered(address(facts.current()));
            case ORIGINAL_RECIPIENT -> lowered(address(facts.recipient()));
        };
    }

    /** Whether the session counts as this machine's own, so that its address is {@code local}. */
    public boolean isLocal(Facts facts) {
        return facts.internal()
                || facts.client() instanceof ClientAddress.Local
                || (semantics.matching() != Matching.V7_8 && facts.authenticated());
    }

    /** Before 6.4 tags are compared as they are, and nothing else is a plain text. */
    private String beforeLowering(String text) {
        return semantics.matching() == Matching.V7_8 ? AsciiCase.lower(text) : text;
    }

    private String client(Facts facts) {
        return isLocal(facts) ? LOCAL : remote(facts.client());
    }

    private String remote(ClientAddress client) {
        return switch (client) {
            case ClientAddress.Local() -> LOCAL;
            case ClientAddress.Peer(_, var bits) -> clientText.of(bits);
        };
    }

    private @Nullable String reverseName(Facts facts) {
        if (facts.internal()) {
            return LOCAL;
        }
        return facts.reverseName() == null ? null : lowered(facts.reverseName());
    }

    /** From 5.4 on every key is lowered before it is asked for. */
    private String lowered(String text) {
        return semantics.matching() == Matching.V2013 ? text : AsciiCase.lower(text);
    }

    private static String address(MailAddress address) {
        return address.localPart() + "@" + address.domain();
    }

    private static List<String> virtualKeys(MailAddress recipient) {
        String user = AsciiCase.lower(recipient.localPart());
        String domain = AsciiCase.lower(recipient.domain());
        return List.of(user + "@" + domain, user, "@" + domain, "@");
    }
}
