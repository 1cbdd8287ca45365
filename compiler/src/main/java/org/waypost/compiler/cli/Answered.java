package org.waypost.compiler.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.waypost.compiler.decide.Decision;
import org.waypost.compiler.decide.Expansion;
import org.waypost.compiler.diagnostic.SafeText;
import org.waypost.compiler.model.Configuration;
import org.waypost.engine.eval.Explanation;
import org.waypost.engine.eval.Explanation.ConditionTrace;
import org.waypost.engine.eval.Explanation.Hit;
import org.waypost.engine.eval.Explanation.RuleTrace;
import org.waypost.engine.eval.Verdict;
import org.waypost.engine.rule.Action;
import org.waypost.engine.rule.Effect;
import org.waypost.engine.rule.Rule;
import org.waypost.engine.text.ActionText;
import org.waypost.engine.text.ExplanationText;
import org.waypost.engine.value.Facts;

/** What {@code explain} found out, in its two forms. */
record Answered(
        Configuration configuration, Facts facts, Explanation explanation, Expansion expansion) {

    String text() {
        StringBuilder out = new StringBuilder();
        ExplanationText.of(explanation).lines().forEach(line -> line(out, line));
        action().forEach(line -> line(out, "    " + line));
        if (delivered() && !expansion.steps().isEmpty()) {
            out.append("aliases:\n");
            expansion.steps().forEach(step -> line(out, "    " + step));
        }
        if (expansion.outcome() == Expansion.Outcome.ACCEPT) {
            line(out, "goes to: " + String.join(", ", expansion.recipients()));
        }
        line(out, "reply: " + expansion.reply());
        return out.toString();
    }

    /** Only what is delivered here has names to look up: a relay and a rejection say enough. */
    private boolean delivered() {
        return explanation.verdict() instanceof Verdict.Decided(Rule rule)
                && rule.effect() instanceof Effect.Accept(Action.Local _);
    }

    private static void line(StringBuilder out, String text) {
        out.append(SafeText.of(text)).append('\n');
    }

    private List<String> action() {
        return explanation.verdict() instanceof Verdict.Decided(Rule rule)
                        && rule.effect() instanceof Effect.Accept(Action action)
                ? ActionText.lines(action, configuration.settings().queueTtl())
                : List.of();
    }

    String json() {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeArrayFieldStart("rules");
            for (RuleTrace rule : explanation.rules()) {
                rule(json, rule);
            }
            json.writeEndArray();
            verdict(json);
            strings(json, "action", action());
            json.writeStringField("outcome", expansion.outcome().name().toLowerCase(Locale.ROOT));
            strings(json, "recipients", expansion.recipients());
            strings(json, "steps", expansion.steps());
            json.writeStringField("reply", expansion.reply());
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.append('\n').toString();
    }

    private static void rule(JsonGenerator json, RuleTrace trace) throws IOException {
        json.writeStartObject();
        place(json, trace.rule());
        json.writeBooleanField("matched", trace.matched());
        json.writeArrayFieldStart("conditions");
        for (ConditionTrace condition : trace.conditions()) {
            json.writeStartObject();
            json.writeStringField("text", ExplanationText.conditionLine(condition).substring(2));
            json.writeStringField(
                    "result", condition.result().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            if (condition.value().isPresent()) {
                json.writeStringField("value", condition.value().get());
            }
            if (condition.hit().isPresent()) {
                Hit hit = condition.hit().get();
                json.writeStringField("table", hit.table().name());
                json.writeStringField("entry", hit.entry().key());
                if (hit.entry().line() > 0) {
                    json.writeStringField("entryFile", hit.table().file());
                    json.writeNumberField("entryLine", hit.entry().line());
                }
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void place(JsonGenerator json, Rule rule) throws IOException {
        json.writeNumberField("rule", rule.number());
        json.writeStringField("file", rule.source().file());
        json.writeNumberField("line", rule.source().line());
    }

    private void verdict(JsonGenerator json) throws IOException {
        Decision decision = Decision.of(explanation.verdict());
        json.writeObjectFieldStart("verdict");
        json.writeStringField("decision", decision.decision());
        switch (explanation.verdict()) {
            case Verdict.Decided(Rule rule) -> {
                place(json, rule);
                if (rule.effect() instanceof Effect.Accept(Action action)) {
                    json.writeStringField("action", action.name());
                    json.writeStringField("kind", action.kind());
                }
            }
            case Verdict.NoRule() -> {}
            case Verdict.TemporaryFailure(Rule rule, String reason) -> {
                place(json, rule);
                json.writeStringField("reason", reason);
            }
        }
        json.writeEndObject();
    }

    private static void strings(JsonGenerator json, String field, List<String> texts)
            throws IOException {
        json.writeArrayFieldStart(field);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
