package org.waypost.compiler.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.waypost.compiler.decide.Decision;
import org.waypost.compiler.decide.EnvelopeReader.Reading.RefusedAddress;
import org.waypost.compiler.decide.Expansion;
import org.waypost.compiler.decide.Expansion.Step;
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
import org.waypost.engine.text.DecisionText;
import org.waypost.engine.text.ExplanationText;
import org.waypost.engine.value.Facts;

/**
 * What {@code explain} found out, in its two forms.
 *
 * @param again by the addresses that came out of aliases
 */
record Answered(
        Configuration configuration,
        Explanation explanation,
        Expansion expansion,
        Map<Facts, Explanation> again) {

    String text() {
        StringBuilder out = new StringBuilder();
        DecisionText.lines(explanation, queueTtl()).forEach(line -> line(out, line));
        if (delivered() && !expansion.way().isEmpty()) {
            out.append("aliases:\n");
            for (int i = 0; i < expansion.way().size(); i++) {
                line(out, "    " + expansion.steps().get(i));
                if (expansion.way().get(i) instanceof Step.Again(Facts facts)) {
                    DecisionText.lines(explanationOf(facts), queueTtl())
                            .forEach(line -> line(out, "        " + line));
                }
            }
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

    private Duration queueTtl() {
        return configuration.settings().queueTtl();
    }

    private Explanation explanationOf(Facts facts) {
        return Objects.requireNonNull(again.get(facts));
    }

    static String text(RefusedAddress refusal) {
        StringBuilder out = new StringBuilder();
        line(out, "the address `" + refusal.address() + "` is refused before any rule is read");
        line(out, "reply: " + refusal.reply());
        return out.toString();
    }

    static String json(RefusedAddress refusal) {
        return written(
                json -> {
                    json.writeArrayFieldStart("rules");
                    json.writeEndArray();
                    json.writeObjectFieldStart("verdict");
                    json.writeStringField("decision", "reject");
                    json.writeEndObject();
                    json.writeStringField("outcome", "reject");
                    json.writeStringField("refused", refusal.address());
                    json.writeStringField("reply", refusal.reply());
                });
    }

    /** Writes the members of an object. */
    @FunctionalInterface
    private interface Members {
        void write(JsonGenerator json) throws IOException;
    }

    private static String written(Members members) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            members.write(json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.append('\n').toString();
    }

    String json() {
        return written(this::members);
    }

    private void members(JsonGenerator json) throws IOException {
        decision(json, explanation);
        json.writeStringField("outcome", expansion.outcome().name().toLowerCase(Locale.ROOT));
        strings(json, "recipients", expansion.recipients());
        strings(json, "steps", expansion.steps());
        json.writeArrayFieldStart("expanded");
        for (Step step : expansion.way()) {
            if (step instanceof Step.Again(Facts facts)) {
                json.writeStartObject();
                json.writeStringField("address", facts.current().toString());
                decision(json, explanationOf(facts));
                json.writeEndObject();
            }
        }
        json.writeEndArray();
        json.writeStringField("reply", expansion.reply());
    }

    private void decision(JsonGenerator json, Explanation decided) throws IOException {
        json.writeArrayFieldStart("rules");
        for (RuleTrace rule : decided.rules()) {
            rule(json, rule);
        }
        json.writeEndArray();
        verdict(json, decided.verdict());
        strings(json, "action", DecisionText.action(decided.verdict(), queueTtl()));
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

    private static void verdict(JsonGenerator json, Verdict verdict) throws IOException {
        Decision decision = Decision.of(verdict);
        json.writeObjectFieldStart("verdict");
        json.writeStringField("decision", decision.decision());
        switch (verdict) {
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
