package org.waypost.compiler.mailtest;

import java.util.regex.Pattern;

/** A value as YAML, in quotes where it would be read as something else without them. */
final class YamlText {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_/.@+*-][A-Za-z0-9_/.@+* -]*");
    private static final Pattern PLAIN_BUT_READ =
            Pattern.compile("[*@-].*|.* |.* -.*|[0-9.+-]+|(?i:true|false|yes|no|on|off|null|~)");

    private YamlText() {}

    /**
     * @param inLine whether it stands between brackets or braces
     */
    static String of(String value, boolean inLine) {
        if (value.matches("[1-9][0-9]{0,8}")) {
            return value;
        }
        boolean plain = PLAIN.matcher(value).matches() && !PLAIN_BUT_READ.matcher(value).matches();
        return plain && !(inLine && value.contains(",")) ? value : quoted(value);
    }

    static String quoted(String value) {
        StringBuilder out = new StringBuilder("\"");
        value.codePoints()
                .forEach(
                        c -> {
                            if (c == '"' || c == '\\') {
                                out.append('\\').appendCodePoint(c);
                            } else if (c < ' ' || c == 0x7f) {
                                out.append("\\x%02x".formatted(c));
                            } else {
                                out.appendCodePoint(c);
                            }
                        });
        return out.append('"').toString();
    }
}
