package org.waypost.tests.process;

/**
 * How a command ended.
 *
 * @param code its exit code
 * @param out its standard output
 * @param err its standard error
 */
public record Ended(int code, String out, String err) {

    /** Everything that it printed, for messages of failed tests. */
    public String said() {
        return "exit " + code + "\n" + out + err;
    }
}
