package org.waypost.compiler.lint.subject;

import java.util.List;
import java.util.Optional;
import org.waypost.compiler.ast.Clause;
import org.waypost.compiler.ast.Statement;
import org.waypost.compiler.check.state.RuleDraft;
import org.waypost.compiler.check.state.Slot;
import org.waypost.compiler.source.Span;
import org.waypost.engine.rule.Action;
import org.waypost.engine.rule.Condition;
import org.waypost.engine.rule.Effect;

/** A rule: how it is written, and what was made of it. */
public record CheckedRule(Statement statement, RuleDraft draft) {
    /** The first clause whose name is {@code word} or begins with it. */
    public Optional<Clause> clause(String word) {
        for (Clause clause : statement.clauses()) {
            if (begins(clause.name(), word)) {
                return Optional.of(clause);
            }
        }
        return Optional.empty();
    }

    private static boolean begins(String name, String word) {
        int end = word.length();
        return name.startsWith(word) && (name.length() == end || name.charAt(end) == ' ');
    }

    public boolean says(String word) {
        return clause(word).isPresent();
    }

    /** The first of these clauses. */
    public Optional<Clause> clause(List<String> words) {
        for (String word : words) {
            Optional<Clause> clause = clause(word);
            if (clause.isPresent()) {
                return clause;
            }
        }
        return Optional.empty();
    }

    public Optional<Condition> condition(Slot slot) {
        return Optional.ofNullable(draft.conditions().get(slot));
    }

    /** Empty when it rejects. */
    public Optional<Action> action() {
        return draft.effect() instanceof Effect.Accept(Action action)
                ? Optional.of(action)
                : Optional.empty();
    }

    public boolean relays() {
        return action().filter(Action.Relay.class::isInstance).isPresent();
    }

    public boolean rejects() {
        return draft.effect() instanceof Effect.Reject;
    }

    /** Its first word, which is there in every rule. */
    public Span head() {
        Span all = statement.span();
        String text = all.file().text();
        int end = all.start();
        while (end < all.end() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return new Span(all.file(), all.start(), Math.max(end, all.start() + 1), all.line());
    }
}
