package org.waypost.compiler.witness;

import org.waypost.engine.rule.Condition;

/** The parts of an envelope that are chosen one by one. */
enum Part {
    TAG,
    CLIENT,
    USER,
    TLS,
    HELO,
    REVERSE_NAME,
    SENDER,
    RECIPIENT;

    /** The part that decides a condition first of all. */
    static Part of(Condition condition) {
        return switch (condition) {
            case Condition.VirtualGate _ -> RECIPIENT;
            case Condition.Flag flag ->
                    switch (flag.question()) {
                        case FROM_SOCKET -> CLIENT;
                        case HAS_REVERSE_NAME -> REVERSE_NAME;
                        case AUTHENTICATED -> USER;
                        case TLS -> TLS;
                    };
            case Condition.Membership in ->
                    switch (in.fact()) {
                        case TAG -> TAG;
                        case CLIENT -> CLIENT;
                        case REVERSE_NAME -> REVERSE_NAME;
                        case HELO -> HELO;
                        case USER -> USER;
                        case SENDER -> SENDER;
                        case DOMAIN, RECIPIENT, ORIGINAL_RECIPIENT -> RECIPIENT;
                    };
        };
    }
}
