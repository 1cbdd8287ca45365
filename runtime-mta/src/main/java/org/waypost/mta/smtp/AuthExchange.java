package org.waypost.mta.smtp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** AUTH PLAIN (RFC 4616) and AUTH LOGIN: what the client sends, step by step. */
final class AuthExchange {
    private static final String ASK_USER = "VXNlcm5hbWU6";
    private static final String ASK_PASSWORD = "UGFzc3dvcmQ6";

    private enum Await {
        PLAIN,
        LOGIN_USER,
        LOGIN_PASSWORD
    }

    /** What comes next. */
    sealed interface Step {
        /** Ask on; {@code text} is base64 or empty. */
        record Challenge(String text) implements Step {}

        record Check(String user, byte[] password) implements Step {}

        record Refuse(Reply reply) implements Step {}
    }

    private Await await = Await.PLAIN;
    private @Nullable String user;

    /**
     * @param argument of AUTH: the method and perhaps the first response
     */
    Step begin(String argument) {
        String[] words = argument.split("[ \t]+", 3);
        if (argument.isEmpty() || words.length > 2) {
            return new Step.Refuse(Replies.AUTH_SYNTAX);
        }
        boolean initial = words.length == 2;
        return switch (words[0].toUpperCase(Locale.ROOT)) {
            case "PLAIN" -> {
                await = Await.PLAIN;
                yield initial ? answer(words[1]) : new Step.Challenge("");
            }
            case "LOGIN" -> {
                await = Await.LOGIN_USER;
                yield initial ? answer(words[1]) : new Step.Challenge(ASK_USER);
            }
            default -> new Step.Refuse(Replies.unsupportedMethod(words[0]));
        };
    }

    /** A response of the client; {@code *} gives up. */
    Step answer(String line) {
        // RFC 4954, 4: a lone equals sign is an empty response.
        byte[] bytes = line.equals("=") ? new byte[0] : decode(line);
        if (bytes == null) {
            return new Step.Refuse(Replies.AUTH_SYNTAX);
        }
        return switch (await) {
            case PLAIN -> plain(bytes);
            case LOGIN_USER -> {
                user = new String(bytes, StandardCharsets.UTF_8);
                await = Await.LOGIN_PASSWORD;
                yield new Step.Challenge(ASK_PASSWORD);
            }
            case LOGIN_PASSWORD -> check(user == null ? "" : user, bytes);
        };
    }

    private static byte @Nullable [] decode(String line) {
        try {
            return Base64.getDecoder().decode(line.strip());
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    /** {@code authorization NUL user NUL password}; who to act as must be nobody else. */
    private static Step plain(byte[] bytes) {
        int first = indexOfNul(bytes, 0);
        int second = first < 0 ? -1 : indexOfNul(bytes, first + 1);
        if (second < 0) {
            return new Step.Refuse(Replies.AUTH_SYNTAX);
        }
        String actAs = new String(bytes, 0, first, StandardCharsets.UTF_8);
        String user = new String(bytes, first + 1, second - first - 1, StandardCharsets.UTF_8);
        boolean somebodyElse = !actAs.isEmpty() && !actAs.equals(user);
        byte[] password = Arrays.copyOfRange(bytes, second + 1, bytes.length);
        return somebodyElse ? new Step.Refuse(Replies.AUTH_WRONG) : check(user, password);
    }

    private static int indexOfNul(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                return i;
            }
        }
        return -1;
    }

    /** A name with control characters is nobody's, and must reach no log and no header. */
    private static Step check(String user, byte[] password) {
        boolean strange = user.isEmpty() || user.chars().anyMatch(Character::isISOControl);
        return strange ? new Step.Refuse(Replies.AUTH_WRONG) : new Step.Check(user, password);
    }
}
