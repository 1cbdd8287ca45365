package org.waypost.compiler.check.listen;

import java.util.Map;
import org.waypost.compiler.ast.Argument;
import org.waypost.compiler.ast.Clause;
import org.waypost.compiler.check.state.CheckState;
import org.waypost.compiler.check.table.CloseName;
import org.waypost.compiler.check.table.Finding;
import org.waypost.compiler.check.table.Spelled;
import org.waypost.compiler.diagnostic.Diagnostics;
import org.waypost.grammar.Dialect;
import org.waypost.grammar.Release;

/** The port of a listener. */
final class Port {
    /** The names of services(5) that a mail server can listen on. */
    private static final Map<String, Integer> SERVICES =
            Map.of(
                    "smtp",
                    25,
                    "mail",
                    25,
                    "submission",
                    587,
                    "smtps",
                    465,
                    "ssmtp",
                    465,
                    "submissions",
                    465,
                    "urd",
                    465,
                    "lmtp",
                    24,
                    "qmqp",
                    628);

    private Port() {}

    static int number(Clause clause, CheckState state) {
        if (clause.arguments().isEmpty()) {
            return clause.name().endsWith("smtps") ? 465 : 25;
        }
        return switch (clause.arguments().getFirst()) {
            case Argument.Number number -> inRange(number, state.release());
            case Argument.Word word -> named(word);
            case Argument.Reference _, Argument.Block _ ->
                    throw new IllegalStateException("not in the grammar");
        };
    }

    private static int inRange(Argument.Number number, Release release) {
        boolean old = release.dialect() == Dialect.CLASSIC && release != Release.R6_0;
        int most = old ? 65534 : 65535;
        if (number.value() < 1 || number.value() > most) {
            throw Finding.error(
                    "bad-port",
                    number.span(),
                    "invalid port: " + number.value(),
                    "a port is a number from 1 to " + most);
        }
        return (int) number.value();
    }

    private static int named(Argument.Word word) {
        Integer port = SERVICES.get(word.text());
        if (port == null) {
            throw noService(word);
        }
        return port;
    }

    private static Finding noService(Argument.Word word) {
        String message =
                word.text().matches("[0-9]+")
                        ? "a port number is written without quotes"
                        : "`" + word.text() + "` is no service that mail is served on";
        Diagnostics error =
                Diagnostics.error("bad-port", word.span())
                        .original("invalid port: " + word.text())
                        .message(message);
        CloseName.among(SERVICES.keySet(), word.text())
                .ifPresent(
                        close ->
                                error.help("did you mean `" + close + "`?")
                                        .edit(Spelled.as(word, close)));
        return new Finding(error.build());
    }
}
