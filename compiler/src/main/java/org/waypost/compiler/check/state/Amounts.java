package org.waypost.compiler.check.state;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Delays and sizes as the language writes them. */
public final class Amounts {
    private static final Pattern DELAY = Pattern.compile("\\s*\\+?([0-9]+)([smhd])");
    private static final Pattern SIZE =
            Pattern.compile("\\s*([+-]?[0-9]+(?:\\.[0-9]*)?)([bkmgtpe]?)");
    private static final String UNITS = "bkmgtpe";

    private Amounts() {}

    /** One number and one unit, at least 1 and at most an int of seconds; as strtol(3) reads. */
    public static Optional<Duration> delay(String text) {
        Matcher matcher = DELAY.matcher(text);
        if (!matcher.matches() || matcher.group(1).length() > 10) {
            return Optional.empty();
        }
        long count = Long.parseLong(matcher.group(1));
        long seconds =
                count
                        * switch (matcher.group(2)) {
                            case "m" -> 60;
                            case "h" -> 3600;
                            case "d" -> 86400;
                            default -> 1;
                        };
        boolean fits = count >= 1 && seconds <= Integer.MAX_VALUE;
        return fits ? Optional.of(Duration.ofSeconds(seconds)) : Optional.empty();
    }

    /** The original has cut a good unit off before it finds the number bad. */
    public static String shown(String text) {
        boolean unit = !text.isEmpty() && "smhd".indexOf(text.charAt(text.length() - 1)) >= 0;
        return unit && text.length() > 1 ? text.substring(0, text.length() - 1) : text;
    }

    /** A size with an optional unit of 1024, case-insensitive; a fraction is taken. */
    public static Optional<Long> size(String text) {
        Matcher matcher = SIZE.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches() || matcher.group(1).length() > 20) {
            return Optional.empty();
        }
        int unit = matcher.group(2).isEmpty() ? 0 : UNITS.indexOf(matcher.group(2));
        BigDecimal bytes =
                new BigDecimal(matcher.group(1)).multiply(new BigDecimal(1024).pow(unit));
        boolean fits = bytes.signum() >= 0 && bytes.compareTo(new BigDecimal(Long.MAX_VALUE)) <= 0;
        return fits ? Optional.of(bytes.longValue()) : Optional.empty();
    }
}
