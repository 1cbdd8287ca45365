package org.waypost.compiler.diagnostic;

import java.util.Optional;

/**
 * What is to say about one code at leisure.
 *
 * @param release the last one that says it, when later ones do not
 * @param what what is wrong, one sentence or two
 * @param wrong a configuration that is answered with the code
 * @param right the same as it should be
 * @param why the reason for the rule
 */
public record Page(
        String code,
        Optional<String> release,
        String what,
        String wrong,
        String right,
        String why) {

    /** For what shows Markdown. */
    public String markdown() {
        return "# "
                + code
                + "\n\n"
                + what
                + release.map(last -> " *(until " + last + ")*").orElse("")
                + "\n\nWrong:\n\n"
                + wrong.indent(4)
                + "\nRight:\n\n"
                + right.indent(4)
                + "\n"
                + why
                + "\n";
    }

    /** As people read it. */
    public String text() {
        return code
                + release.map(last -> "  (until " + last + ")").orElse("")
                + "\n\n"
                + what.indent(2)
                + "\nwrong:\n"
                + wrong.indent(4)
                + "\nright:\n"
                + right.indent(4)
                + "\nwhy:\n"
                + why.indent(2);
    }
}
