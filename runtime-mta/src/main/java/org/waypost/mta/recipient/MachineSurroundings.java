package org.waypost.mta.recipient;

import java.io.IOException;
import java.nio.file.Path;
import org.waypost.engine.eval.Evaluator;
import org.waypost.engine.eval.Verdict;
import org.waypost.engine.expand.Surroundings;
import org.waypost.engine.rule.Action;
import org.waypost.engine.table.Answer;
import org.waypost.engine.table.Service;
import org.waypost.engine.table.Table;
import org.waypost.engine.value.Facts;
import org.waypost.mta.user.User;
import org.waypost.mta.user.UserDatabase;

/** What an expansion finds on the machine that the server runs on. */
record MachineSurroundings(
        Evaluator evaluator, RecipientResolver.Names names, RecipientResolver.Places places)
        implements Surroundings<User> {
    @Override
    public Verdict decide(Facts facts) {
        Verdict verdict = evaluator.decide(facts, places.external());
        RuleLog.write(names, facts, places.external());
        return verdict;
    }

    @Override
    public Answer alias(Table table, String key) {
        return places.tables().value(table, Service.ALIAS, key);
    }

    @Override
    public Found<User> user(Action.Users users, String name) {
        return switch (places.users().apply(users).find(name)) {
            case UserDatabase.Reply.Found(User user) -> new Found.One<>(user);
            case UserDatabase.Reply.Absent() -> new Found.None<>();
            case UserDatabase.Reply.Failed(String reason) -> new Found.Failed<>(reason);
        };
    }

    @Override
    public Contents forward(User user) {
        return places.forwards().read(user);
    }

    @Override
    public Contents include(String path) {
        try {
            return new Contents.Text(places.includes().read(Path.of(path)));
        } catch (IOException failure) {
            return new Contents.Failed("cannot read " + path + ": " + failure.getMessage());
        }
    }
}
