package org.waypost.mta.recipient;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waypost.compiler.diagnostic.SafeText;
import org.waypost.engine.eval.Explainer;
import org.waypost.engine.eval.LookupNeed;
import org.waypost.engine.rule.RuleProgram;
import org.waypost.engine.table.Answer;
import org.waypost.engine.text.DecisionText;
import org.waypost.engine.value.Facts;
import org.waypost.mta.observe.LogLevel;

/**
 * Why each decision was made, for {@code -T rules}: the text of {@code waypost explain}, a line of
 * the log each. Costs nothing unless it is wanted; then it reads the rules once more.
 */
final class RuleLog {
    private static final Logger LOG = LoggerFactory.getLogger(LogLevel.RULES);

    private static volatile @Nullable Known known;

    /** Compiling tables for explanations takes time, and there are few programs. */
    private record Known(RuleProgram program, Explainer explainer) {}

    private RuleLog() {}

    /**
     * Logs a decision.
     *
     * @param lookups asked again what external tables say
     */
    static void write(
            RecipientResolver.Names names, Facts facts, Function<LookupNeed, Answer> lookups) {
        if (!isWanted()) {
            return;
        }
        LOG.debug("rules: {}", SafeText.of(envelope(facts)));
        DecisionText.lines(explainer(names.program()).explain(facts, lookups), names.queueTtl())
                .forEach(line -> LOG.debug("rules: {}", SafeText.of(line)));
    }

    static boolean isWanted() {
        return LOG.isDebugEnabled();
    }

    private static String envelope(Facts facts) {
        return "sender <" + facts.sender() + ">, recipient <" + facts.current() + ">";
    }

    private static Explainer explainer(RuleProgram program) {
        Known last = known;
        if (last == null || last.program != program) {
            last = new Known(program, new Explainer(program));
            known = last;
        }
        return last.explainer;
    }
}
