package org.waypost.mta.smtp;

import java.util.List;

/** The sentences of smtpd(8). */
final class Replies {
    static final Reply OK = Reply.of("250 2.0.0 Ok");
    static final Reply BYE = Reply.of("221 2.0.0 Bye");
    static final Reply RESET = Reply.of("250 2.0.0 Reset state");
    static final Reply READY_FOR_TLS = Reply.of("220 2.0.0 Ready to start TLS");
    static final Reply ENTER_MAIL = Reply.of("354 Enter mail, end with \".\" on a line by itself");
    static final Reply RECIPIENT_OK = Reply.of("250 2.1.5 Destination address valid: Recipient ok");
    static final Reply NOT_VERIFIED =
            Reply.of("252 2.5.2 Cannot verify a user, but will take a message and try");
    static final Reply HELP =
            new Reply(
                    "214",
                    List.of(
                            "2.0.0 This is Waypost",
                            "2.0.0 HELO EHLO STARTTLS AUTH MAIL RCPT DATA RSET NOOP QUIT VRFY HELP",
                            "2.0.0 What is accepted is written in smtpd.conf(5)",
                            "2.0.0 End of HELP info"));

    static final Reply UNRECOGNIZED = Reply.of("500 5.5.1 Invalid command: Command unrecognized");
    static final Reply LINE_TOO_LONG = Reply.of("500 5.0.0 Command line too long");
    static final Reply WRONG_PLACE =
            Reply.of("503 5.5.1 Invalid command: Command not allowed at this point.");
    static final Reply IDENTIFIED = Reply.of("503 5.5.1 Invalid command: Already identified");
    static final Reply NAME_WANTED =
            Reply.of("501 5.5.1 Invalid command: HELO requires domain name");
    static final Reply NAME_INVALID =
            Reply.of("501 5.5.4 Invalid command arguments: Invalid domain name");
    static final Reply NO_ARGUMENTS =
            Reply.of("500 5.5.4 Invalid command arguments: command does not accept arguments.");
    static final Reply NOT_SUPPORTED = Reply.of("503 5.5.1 Invalid command: Command not supported");
    static final Reply TLS_WANTED =
            Reply.of("530 5.5.1 Invalid command: Must issue a STARTTLS command first");
    static final Reply TLS_ALREADY = Reply.of("503 5.5.1 Invalid command: Channel already secured");
    static final Reply AUTH_WANTED =
            Reply.of("530 5.5.1 Invalid command: Must issue an AUTH command first");
    static final Reply AUTH_ALREADY = Reply.of("503 5.5.1 Invalid command: Already authenticated");
    static final Reply AUTH_RIGHT = Reply.of("235 2.0.0 Authentication succeeded");
    static final Reply AUTH_WRONG = Reply.of("535 Authentication failed");
    static final Reply AUTH_UNKNOWN = Reply.of("454 4.7.0 Temporary authentication failure");
    static final Reply AUTH_SYNTAX = Reply.of("501 5.5.2 Syntax error: Syntax error");
    static final Reply SENDER_SYNTAX = Reply.of("553 5.1.0 Sender address syntax error");
    static final Reply ORCPT_SYNTAX = Reply.of("553 ORCPT address syntax error");
    static final Reply NEVER_ALONE =
            Reply.of("553 NOTIFY option NEVER cannot be combined with other options");
    static final Reply RECIPIENT_SYNTAX = Reply.of("501 5.1.3 Recipient address syntax error");
    static final Reply TOO_MANY_MAILS =
            Reply.of("452 4.5.3 Too many recipients: Too many messages sent");
    static final Reply PRESSED = Reply.of("452 4.3.1 Mail system full: try again later");
    static final Reply TOO_MANY_RECIPIENTS =
            Reply.of("451 4.5.3 Too many recipients: Too many recipients");
    static final Reply NO_RECIPIENT =
            Reply.of("503 5.5.4 Invalid command arguments: No recipient specified");
    static final Reply TOO_BIG_ANNOUNCED = Reply.of("552 5.3.4 Message too big for system");
    static final Reply TEMPORARY = Reply.of("421 4.3.0 Temporary Error");
    static final Reply TIMEOUT = Reply.of("421 4.4.2 Timeout, closing connection");
    static final Reply CLOSING = Reply.of("421 4.3.2 Server is going down");
    static final Reply TOO_MANY_ERRORS = Reply.of("421 4.7.0 Too many errors, closing connection");

    private Replies() {}

    static Reply unsupportedOption(String option) {
        return Reply.of("503 5.5.4 Invalid command arguments: Unsupported option " + shown(option));
    }

    static Reply unsupportedMethod(String method) {
        return Reply.of(
                "504 5.7.4 Security features not supported: AUTH method \""
                        + shown(method)
                        + "\" not supported");
    }

    static Reply accepted(String messageId) {
        return Reply.of("250 2.0.0 " + messageId + " Message accepted for delivery");
    }

    /** Why a message that was read is not taken. */
    static Reply refused(BodyVerdict verdict) {
        return switch (verdict) {
            case GOOD -> throw new IllegalArgumentException("a good message is not refused");
            case TOO_BIG ->
                    Reply.of(
                            "554 5.3.4 Message too big for system: Transaction failed,"
                                    + " message too big");
            case HEADER_TOO_BIG -> Reply.of("554 5.3.4 Message too big for system: Header too big");
            case LINE_TOO_LONG -> Reply.of("500 5.0.0 Line too long");
            case BARE_LINE_END ->
                    Reply.of("550 5.6.0 Message refused: bare CR or LF inside the message");
            case LOOP -> Reply.of("500 5.4.6 Routing loop detected: Loop detected");
            case NOT_WRITTEN -> TEMPORARY;
        };
    }

    /** What a client said comes back to it in one line and not at length. */
    static String shown(String foreign) {
        String printable = foreign.replaceAll("[^\\x21-\\x7e]", "?");
        return printable.length() <= 64 ? printable : printable.substring(0, 64);
    }
}
