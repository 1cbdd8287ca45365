package org.waypost.mta.control;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.waypost.engine.value.MailAddress;

/**
 * What of a queue is shown, and how.
 *
 * @param wanted option without its dashes to value; an envelope is shown when all of them fit
 * @param json an object a line instead of fields between bars
 */
public record QueueView(Map<String, String> wanted, boolean json) {
    public static final QueueView ALL = new QueueView(Map.of(), false);

    private static final Set<String> STATES =
            Set.of("pending", "inflight", "offline", "suspend", "hold", "bounce", "auth");
    private static final Pattern AGE = Pattern.compile("(\\d{1,9})([smhdw]?)");

    public QueueView {
        wanted = Map.copyOf(wanted);
    }

    /** What can be said, for people. */
    static List<String> options() {
        return List.of(
                "show queue --json",
                "show queue --sender=<address>|@<domain>",
                "show queue --recipient=<address>|@<domain>",
                "show queue --domain=<domain>",
                "show queue --older=<age>",
                "show queue --newer=<age>",
                "show queue --state=pending|inflight|suspend|hold|bounce|auth|offline");
    }

    /** Empty when an option is not known, stands twice or has no usable value. */
    static Optional<QueueView> of(List<String> options) {
        Map<String, String> wanted = new LinkedHashMap<>();
        boolean json = false;
        for (String option : options) {
            int equals = option.indexOf('=');
            if (option.equals("--json") && !json) {
                json = true;
            } else if (equals < 0
                    || !isUsable(option.substring(2, equals), option.substring(equals + 1))
                    || wanted.put(option.substring(2, equals), option.substring(equals + 1))
                            != null) {
                return Optional.empty();
            }
        }
        return Optional.of(new QueueView(wanted, json));
    }

    private static boolean isUsable(String key, String value) {
        return switch (key) {
            case "sender", "recipient", "domain" -> !value.isEmpty();
            case "older", "newer" -> AGE.matcher(value).matches();
            case "state" -> STATES.contains(value);
            default -> false;
        };
    }

    /** As words of a request. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        if (json) {
            words.add("--json");
        }
        wanted.forEach((key, value) -> words.add("--" + key + "=" + value));
        return words.stream().sorted().toList();
    }

    boolean shows(QueueLine line, Instant now) {
        return wanted.entrySet().stream().allMatch(w -> fits(w.getKey(), w.getValue(), line, now));
    }

    private static boolean fits(String key, String value, QueueLine line, Instant now) {
        var envelope = line.envelope();
        Duration age = Duration.between(envelope.created(), now);
        return switch (key) {
            case "sender" -> isAddress(value, envelope.sender());
            case "recipient" ->
                    isAddress(value, envelope.recipient()) || isAddress(value, envelope.current());
            case "domain" ->
                    isDomain(value, envelope.recipient()) || isDomain(value, envelope.current());
            case "older" -> age.compareTo(age(value)) >= 0;
            case "newer" -> age.compareTo(age(value)) < 0;
            default -> line.state().equals(value) || line.flags().contains(value);
        };
    }

    /** The null sender is {@code @} here as in the answer. */
    private static boolean isAddress(String wanted, MailAddress address) {
        if (wanted.equals("@") || wanted.equals("<>")) {
            return address.isNullSender();
        }
        return wanted.startsWith("@")
                ? isDomain(wanted.substring(1), address)
                : address.toString().equalsIgnoreCase(wanted);
    }

    private static boolean isDomain(String wanted, MailAddress address) {
        return address.domain().equalsIgnoreCase(wanted);
    }

    /** Seconds unless a unit is said. */
    private static Duration age(String text) {
        Matcher age = AGE.matcher(text.toLowerCase(Locale.ROOT));
        if (!age.matches()) {
            return Duration.ZERO;
        }
        long number = Long.parseLong(age.group(1));
        return switch (age.group(2)) {
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            case "w" -> Duration.ofDays(7 * number);
            default -> Duration.ofSeconds(number);
        };
    }
}
