package org.waypost.compiler.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.waypost.compiler.syntax.RawStatement;
import org.waypost.grammar.Dialect;
import org.waypost.grammar.SmtpdConfLexer;
import org.waypost.grammar.TokenRow;

/** Tells the dialect of a file by the words that only one of them begins statements with. */
public final class DialectOf {
    private static final Set<String> CLASSIC =
            Set.of(
                    "accept",
                    "reject",
                    "bounce-warn",
                    "expire",
                    "max-message-size",
                    "limit",
                    "subaddressing-delimiter",
                    "ciphers",
                    "max-mta-deferred");
    private static final Set<String> MODERN =
            Set.of(
                    "action",
                    "match",
                    "admd",
                    "bounce",
                    "mda",
                    "mta",
                    "proc",
                    "scheduler",
                    "smtp",
                    "srs");
    private static final Set<String> RULES = Set.of("accept", "reject", "action", "match");
    private static final Set<String> CLASSIC_OPTIONS =
            Set.of("certificate", "dhparams", "mask-source", "ssl", "secure");

    private DialectOf() {}

    /** The first rule decides, else the first statement that only one dialect has. */
    public static Dialect recognise(List<RawStatement> statements) {
        Optional<Dialect> weak = Optional.empty();
        for (RawStatement statement : statements) {
            Optional<Dialect> head = head(statement);
            if (head.isPresent() && RULES.contains(statement.firstWord())) {
                return head.get();
            }
            if (weak.isEmpty()) {
                weak = head.isPresent() ? head : options(statement);
            }
        }
        return weak.orElse(Dialect.MODERN);
    }

    /** The dialect whose statement this is, when it is only one's. */
    static Optional<Dialect> head(RawStatement statement) {
        TokenRow row = statement.row();
        String word = statement.firstWord();
        boolean macro = row.size() > 1 && row.type(1) == SmtpdConfLexer.EQUALS;
        if (macro) {
            return Optional.empty();
        }
        if (CLASSIC.contains(word)) {
            return Optional.of(Dialect.CLASSIC);
        }
        return MODERN.contains(word) ? Optional.of(Dialect.MODERN) : Optional.empty();
    }

    private static Optional<Dialect> options(RawStatement statement) {
        boolean classic =
                statement.tokens().stream()
                        .anyMatch(t -> !t.quoted() && CLASSIC_OPTIONS.contains(t.value()));
        return classic ? Optional.of(Dialect.CLASSIC) : Optional.empty();
    }
}
