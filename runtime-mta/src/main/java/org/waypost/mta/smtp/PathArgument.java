package org.waypost.mta.smtp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.waypost.engine.value.MailAddress;

/**
 * The argument of MAIL FROM and RCPT TO: {@code <address>} and options.
 *
 * @param address NULL_SENDER for {@code <>}
 * @param options as said, {@code SIZE=1000}
 */
record PathArgument(MailAddress address, List<String> options) {
    /**
     * @param address reads what stands between the angle brackets
     * @return empty when the syntax is wrong
     */
    static Optional<PathArgument> parse(
            String argument, Function<String, Optional<MailAddress>> address) {
        int close = argument.indexOf('>');
        if (!argument.startsWith("<") || close < 0) {
            return Optional.empty();
        }
        String rest = argument.substring(close + 1);
        if (!rest.isEmpty() && !Character.isWhitespace(rest.charAt(0))) {
            return Optional.empty();
        }
        return address.apply(argument.substring(1, close))
                .map(found -> new PathArgument(found, words(rest)));
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.split("[ \t]+")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }
}
