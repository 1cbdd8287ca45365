package org.waypost.compiler.decide;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.waypost.engine.eval.LookupNeed;
import org.waypost.engine.table.Answer;

/**
 * Answers for tables that are not in memory: those that a person gives, and where there is a driver
 * those of the table itself.
 */
public final class SaidAnswers {
    private final Map<Question, Answer> answers = new HashMap<>();
    private final OpenedTables tables;

    private record Question(String table, String key) {}

    private SaidAnswers(OpenedTables tables) {
        this.tables = tables;
    }

    /** A look-up that nobody has answered; the message says how to. */
    public static final class Missing extends RuntimeException {
        private static final long serialVersionUID = 1;

        Missing(String sentence) {
            super(sentence);
        }
    }

    /**
     * Reads {@code TABLE:KEY=VALUE} and, for a key that is not there, {@code TABLE:KEY}.
     *
     * @param tables asked for what nobody has said
     * @throws IllegalArgumentException with one sentence
     */
    public static SaidAnswers parse(List<String> texts, OpenedTables tables) {
        SaidAnswers said = new SaidAnswers(tables);
        for (String text : texts) {
            int colon = text.indexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException(
                        "expected `--answer TABLE:KEY=VALUE`, found `" + text + "`");
            }
            String rest = text.substring(colon + 1);
            int equals = rest.indexOf('=');
            String key = equals < 0 ? rest : rest.substring(0, equals);
            Answer answer =
                    equals < 0 ? new Answer.Absent() : new Answer.Found(rest.substring(equals + 1));
            said.answers.put(new Question(text.substring(0, colon), key), answer);
        }
        return said;
    }

    /**
     * What was said, else what the table itself answers.
     *
     * @throws Missing when nothing was and the table has no driver here
     */
    public Answer answer(LookupNeed need) {
        String table = need.table().name();
        Answer answer = answers.get(new Question(table, need.key()));
        if (answer == null) {
            answer = tables.ask(need).orElse(null);
        }
        if (answer == null) {
            String question = table + ":" + need.key();
            throw new Missing(
                    ("the decision needs what the table `%s` says to `%s`:"
                                    + " add --answer '%s=VALUE',"
                                    + " or --answer '%s' when it is not there")
                            .formatted(table, need.key(), question, question));
        }
        return answer;
    }
}
