package org.waypost.compiler.check.setting;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waypost.compiler.ast.Argument;
import org.waypost.compiler.ast.Clause;
import org.waypost.compiler.ast.Statement;
import org.waypost.compiler.check.state.Amounts;
import org.waypost.compiler.check.state.CheckState;
import org.waypost.compiler.check.table.Finding;
import org.waypost.compiler.source.Span;
import org.waypost.grammar.Release;

/** Judges the settings of the whole server, both dialects. */
public final class SettingCheck {
    /** More delays are dropped in silence by every release. */
    private static final int MAX_BOUNCE_DELAYS = 4;

    private static final int QUEUE_KEY_BYTES = 32;

    private final CheckState state;
    private @Nullable Clause queueKey;

    public SettingCheck(CheckState state) {
        this.state = state;
    }

    /** {@code expire DELAY}. */
    public void expire(Statement statement) {
        Argument.Word word = word(statement.arguments(), 0);
        state.settings().queueTtl(delay(word, "invalid expire delay: "), word.span());
    }

    /** {@code bounce-warn …} and {@code bounce warn-interval …}. */
    public void bounce(Statement statement) {
        List<Duration> delays = new ArrayList<>();
        for (Argument argument : statement.arguments()) {
            Duration delay = delay((Argument.Word) argument, "invalid bounce delay: ");
            if (delays.size() < MAX_BOUNCE_DELAYS) {
                delays.add(delay);
            }
        }
        if (!delays.isEmpty()) {
            state.settings().bounceWarn(delays, statement.span());
        }
    }

    private static Duration delay(Argument.Word word, String sentence) {
        return Amounts.delay(word.text())
                .orElseThrow(() -> badDelay(word, sentence + Amounts.shown(word.text())));
    }

    private static Finding badDelay(Argument.Word word, String original) {
        return Finding.error(
                "bad-delay",
                word.span(),
                original,
                "expected a number and one of `s`, `m`, `h`, `d`, found `" + word.text() + "`");
    }

    /** {@code max-message-size} of both dialects. */
    public void size(Argument argument) {
        String text =
                switch (argument) {
                    case Argument.Number number -> Long.toString(number.value());
                    case Argument.Word word -> word.text();
                    case Argument.Reference _, Argument.Block _ ->
                            throw new IllegalStateException("not in the grammar");
                };
        long bytes =
                Amounts.size(text)
                        .orElseThrow(
                                () ->
                                        Finding.error(
                                                "bad-size",
                                                argument.span(),
                                                "invalid size: " + text,
                                                "expected a size such as `35M`, found `"
                                                        + text
                                                        + "`"));
        state.settings().maxMessageSize(bytes, argument.span());
    }

    /** {@code subaddressing-delimiter} and {@code smtp sub-addr-delim}. */
    public void delimiter(Argument.Word word) {
        String text = word.text();
        if (text.getBytes(StandardCharsets.UTF_8).length != 1) {
            throw Finding.error(
                    "bad-delimiter",
                    word.span(),
                    "subaddressing-delimiter must be one character",
                    "expected one character, found `" + text + "`");
        }
        char c = text.charAt(0);
        if (c <= ' ' || c > '~' || c == '@') {
            String name = state.classic() ? "subaddressing-delimiter" : "sub-addr-delim";
            throw Finding.error(
                    "bad-delimiter",
                    word.span(),
                    name + " uses invalid character",
                    "a printable character is needed, not a blank and not `@`");
        }
        state.settings().subAddressDelimiter(text, word.span());
    }

    /** {@code queue …}. */
    public void queue(Statement statement) {
        for (Clause clause : statement.clauses()) {
            state.gate(clause);
            switch (clause.name()) {
                case "ttl" ->
                        state.settings()
                                .queueTtl(
                                        delay(word(clause.arguments(), 0), "invalid ttl delay: "),
                                        clause.span());
                case "compression" -> compression(clause);
                default -> encryption(clause);
            }
        }
    }

    private void compression(Clause clause) {
        if (!clause.arguments().isEmpty() && state.release() != Release.R2013) {
            throw Finding.syntax(
                    clause.arguments().getFirst().span(),
                    "`queue compression` takes no algorithm",
                    "an algorithm is known until 2013");
        }
        state.feature("queue compression", clause.span());
    }

    private void encryption(Clause clause) {
        if (clause.name().equals("encryption key") && !state.classic()) {
            throw Finding.syntax(
                    clause.keyword(), "`key` may not stand here", "write `queue encryption KEY`");
        }
        boolean bare = clause.name().equals("encryption") && !clause.arguments().isEmpty();
        if (bare && state.classic()) {
            Span key = clause.arguments().getFirst().span();
            throw Finding.syntax(
                    key, "expected `key` before the key", "write `queue encryption key KEY`");
        }
        queueKey = clause;
        state.feature("queue encryption", clause.span());
    }

    /** What is left to see when all statements are good: the key of the queue. */
    public void load() {
        if (queueKey == null || queueKey.arguments().isEmpty()) {
            return;
        }
        String key = word(queueKey.arguments(), 0).text();
        boolean input = key.equalsIgnoreCase("stdin") || key.equals("-");
        if (!input && key.getBytes(StandardCharsets.UTF_8).length != QUEUE_KEY_BYTES) {
            throw Finding.error(
                    "bad-queue-key",
                    queueKey.span(),
                    "smtpd: crypto_setup:invalid key for queue encryption",
                    "the key of the queue is " + QUEUE_KEY_BYTES + " bytes, or `stdin`");
        }
    }

    /** {@code srs …}. */
    public void srs(Statement statement) {
        Argument.Word word = word(statement.arguments(), 0);
        switch (statement.head()) {
            case "srs key" -> state.first("srs key");
            case "srs key backup" -> state.feature("srs key backup", statement.span());
            default -> srsTtl(word);
        }
        state.feature("srs", statement.span());
    }

    private static void srsTtl(Argument.Word word) {
        Duration ttl =
                Amounts.delay(word.text())
                        .orElseThrow(
                                () ->
                                        badDelay(
                                                word,
                                                "ttl delay \""
                                                        + Amounts.shown(word.text())
                                                        + "\" is invalid"));
        if (ttl.compareTo(Duration.ofDays(1)) < 0) {
            throw Finding.error(
                    "bad-delay",
                    word.span(),
                    "ttl delay \"" + Amounts.shown(word.text()) + "\" is too short",
                    "the ttl of SRS addresses is at least a day");
        }
    }

    /** {@code admd NAME}: printable. */
    public void admd(Argument.Word word) {
        boolean printable = word.text().chars().allMatch(c -> c >= ' ' && c <= '~');
        if (!printable) {
            throw Finding.error(
                    "bad-admd",
                    word.span(),
                    "not a valid admd",
                    "the name may have printable characters only");
        }
        state.feature("admd", word.span());
    }

    /** {@code mda wrapper NAME COMMAND}. */
    public void wrapper(Statement statement) {
        Argument.Word name = word(statement.arguments(), 0);
        Span earlier = state.wrappers().putIfAbsent(name.text(), name.span());
        if (earlier != null) {
            throw Finding.error(
                            "wrapper-twice",
                            name.span(),
                            "mda wrapper already declared with that name: " + name.text(),
                            "the wrapper `" + name.text() + "` is declared twice")
                    .pointing(earlier, "first declared here");
        }
        state.feature("mda wrapper", statement.span());
    }

    /** The name of a macro has no blank, but for the first character, which nobody looks at. */
    public void macro(Statement statement) {
        Argument.Word name = word(statement.arguments(), 0);
        boolean judged = !state.classic() || state.since(Release.R6_0);
        boolean blank =
                name.text().length() > 1
                        && name.text().substring(1).chars().anyMatch(Character::isWhitespace);
        if (judged && blank) {
            throw Finding.error(
                    "bad-macro-name",
                    name.span(),
                    "macro name cannot contain whitespace",
                    "the name of a macro has letters, digits and `_`");
        }
    }

    private static Argument.Word word(List<Argument> arguments, int at) {
        return (Argument.Word) arguments.get(at);
    }
}
