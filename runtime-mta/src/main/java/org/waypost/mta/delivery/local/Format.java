package org.waypost.mta.delivery.local;

import java.util.Locale;
import java.util.Optional;
import org.waypost.engine.rule.Matching;

/**
 * Expands the formats of {@code maildir} paths and {@code mda} commands: <code>%{rcpt.user}</code>
 * and its kin, {@code %%}, and a leading {@code ~/}. How a value is written down is the {@link
 * Quoting}'s business: nothing that a stranger chose becomes syntax of a shell or of a path.
 */
final class Format {
    /** The original's: a longer result is an error. */
    private static final int MAX_CHARS = 1023;

    private final FormatValues values;
    private final Matching matching;
    private final String delimiter;

    /**
     * @param delimiter of sub-addresses, for {@code strip}
     */
    Format(FormatValues values, Matching matching, String delimiter) {
        this.values = values;
        this.matching = matching;
        this.delimiter = delimiter;
    }

    Expansion expand(String template, Quoting quoting) {
        StringBuilder result = new StringBuilder();
        int i = 0;
        if (template.startsWith("~/")) {
            append(result, quoting.value(values.user().home().toString(), true, true));
            i = 1;
        }
        while (i < template.length()) {
            int end = tokenEnd(template, i);
            if (end > 0) {
                Optional<String> text = token(template.substring(i + 2, end), quoting);
                if (text.isEmpty()) {
                    return new Expansion.Refused(template.substring(i, end + 1));
                }
                append(result, text.get());
                i = end + 1;
            } else {
                boolean doubled = template.startsWith("%%", i);
                append(result, quoting.literal(template.charAt(i)));
                i += doubled ? 2 : 1;
            }
            if (result.length() > MAX_CHARS + quoting.overhead()) {
                return new Expansion.Refused("longer than " + MAX_CHARS + " characters");
            }
        }
        return new Expansion.Expanded(result.toString());
    }

    private static void append(StringBuilder result, String text) {
        result.append(text);
    }

    /** The place of the closing brace when a token begins here, else 0. */
    private static int tokenEnd(String template, int at) {
        return template.startsWith("%{", at) ? Math.max(0, template.indexOf('}', at)) : 0;
    }

    private Optional<String> token(String inside, Quoting quoting) {
        Optional<FormatToken> token = FormatToken.parse(inside);
        Optional<FormatValues.Value> value = token.flatMap(t -> values.named(t.name()));
        if (token.isEmpty() || value.isEmpty()) {
            return Optional.empty();
        }
        String text = value.get().text();
        if (text.isEmpty()) {
            // Classic releases refuse an empty value, modern ones write nothing.
            return matching == Matching.V7_8 ? Optional.of("") : Optional.empty();
        }
        boolean ours = value.get().ours();
        return cut(token.get(), text)
                .map(t -> modified(token.get(), t))
                .map(t -> quoting.value(t, token.get().isRaw(), ours));
    }

    private static Optional<String> cut(FormatToken token, String text) {
        return token.range().isEmpty() ? Optional.of(text) : token.range().get().of(text);
    }

    private String modified(FormatToken token, String text) {
        String result = matching == Matching.V7_8 ? text : text.toLowerCase(Locale.ROOT);
        for (String modifier : token.modifiers()) {
            result =
                    switch (modifier) {
                        case "lowercase" -> result.toLowerCase(Locale.ROOT);
                        case "uppercase" -> result.toUpperCase(Locale.ROOT);
                        case "strip" -> strip(result);
                        default -> result;
                    };
        }
        return result;
    }

    /** {@code user+tag@domain} without {@code +tag}. */
    private String strip(String address) {
        int at = address.lastIndexOf('@');
        String user = at < 0 ? address : address.substring(0, at);
        int cut = user.indexOf(delimiter);
        return cut < 0 ? address : user.substring(0, cut) + (at < 0 ? "" : address.substring(at));
    }
}
