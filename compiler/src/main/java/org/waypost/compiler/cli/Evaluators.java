package org.waypost.compiler.cli;

import java.util.List;
import org.waypost.compiler.cli.line.Arguments;
import org.waypost.compiler.cli.line.Syntax.Choice;
import org.waypost.compiler.model.Configuration;
import org.waypost.engine.eval.Evaluator;
import org.waypost.engine.eval.GraphEvaluator;
import org.waypost.engine.eval.LinearEvaluator;

/** Which evaluator a command uses: the graph's, or on request the rule-by-rule one. */
final class Evaluators {
    static final List<Choice> CHOICES =
            List.of(new Choice("--linear", "", "read the rules one by one, without the graph"));

    private Evaluators() {}

    static Evaluator of(Arguments arguments, Configuration configuration) {
        return arguments.has("--linear")
                ? linear(configuration)
                : GraphEvaluator.of(configuration.program());
    }

    static Evaluator linear(Configuration configuration) {
        return new LinearEvaluator(configuration.program());
    }
}
