package org.waypost.engine.expand;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.waypost.engine.value.MailAddress;

/**
 * The text of aliases(5) and forward(5): nodes between commas. Double quotes protect commas, a
 * backslash protects one character.
 */
public final class AliasText {
    private static final Pattern USER = Pattern.compile("[A-Za-z0-9_.+-]+");
    private static final Pattern LOCAL_PART = Pattern.compile("[A-Za-z0-9 !#$%*/?|^{}`~&'+=_.-]+");
    private static final Pattern DOMAIN =
            Pattern.compile("[A-Za-z0-9_.-]{1,255}|\\[[0-9A-Za-z:.]{1,64}]");
    private static final Pattern ERROR_REPLY = Pattern.compile("[45][0-9]{2} .+");

    private AliasText() {}

    /**
     * Reads one line.
     *
     * @return empty when a node makes no sense
     */
    public static Optional<List<AliasNode>> parse(String line) {
        List<AliasNode> nodes = new ArrayList<>();
        for (String text : split(line)) {
            if (text.isEmpty()) {
                continue;
            }
            Optional<AliasNode> node = node(text);
            if (node.isEmpty()) {
                return Optional.empty();
            }
            nodes.add(node.get());
        }
        return Optional.of(nodes);
    }

    /** Reads a file: a line each, {@code #} begins a comment line. */
    public static Optional<List<AliasNode>> parseFile(String text) {
        List<AliasNode> nodes = new ArrayList<>();
        for (String line : text.split("\r?\n")) {
            if (line.isBlank() || line.strip().startsWith("#")) {
                continue;
            }
            Optional<List<AliasNode>> more = parse(line);
            if (more.isEmpty()) {
                return Optional.empty();
            }
            nodes.addAll(more.get());
        }
        return Optional.of(nodes);
    }

    /** The texts between commas, unquoted and stripped. */
    private static List<String> split(String line) {
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\\' && i + 1 < line.length()) {
                text.append(line.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                texts.add(text.toString().strip());
                text.setLength(0);
            } else {
                text.append(c);
            }
        }
        texts.add(text.toString().strip());
        return texts;
    }

    private static Optional<AliasNode> node(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("error:") || lower.startsWith(":error:")) {
            return refusal(text.substring(text.indexOf(':', 1) + 1).strip());
        }
        if (lower.startsWith("include:") || lower.startsWith(":include:")) {
            return include(text.substring(text.indexOf(':', 1) + 1).strip());
        }
        return switch (text.charAt(0)) {
            case '|' -> program(text.substring(1).strip());
            case '/' -> Optional.of(new AliasNode.File(text));
            default -> text.indexOf('@') >= 0 ? address(text) : user(text);
        };
    }

    private static Optional<AliasNode> refusal(String reply) {
        boolean valid = ERROR_REPLY.matcher(reply).matches();
        return valid ? Optional.of(new AliasNode.Refusal(reply)) : Optional.empty();
    }

    private static Optional<AliasNode> include(String path) {
        return path.startsWith("/") ? Optional.of(new AliasNode.Include(path)) : Optional.empty();
    }

    private static Optional<AliasNode> program(String command) {
        return command.isEmpty() ? Optional.empty() : Optional.of(new AliasNode.Program(command));
    }

    private static Optional<AliasNode> address(String text) {
        MailAddress address = MailAddress.parse(text);
        boolean valid =
                LOCAL_PART.matcher(address.localPart()).matches()
                        && DOMAIN.matcher(address.domain()).matches();
        return valid ? Optional.of(new AliasNode.Address(address)) : Optional.empty();
    }

    private static Optional<AliasNode> user(String text) {
        boolean valid = USER.matcher(text).matches();
        return valid
                ? Optional.of(new AliasNode.UserName(text.toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }
}
