package org.waypost.tests.process;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waiting for a condition with a deadline; never for a time. Any thread. */
public final class Patience {
    private static final Duration STEP = Duration.ofMillis(20);

    private Patience() {}

    /** Asks until the answer is yes; fails with what did not come. */
    public static void until(String what, Duration limit, Callable<Boolean> condition) {
        until(() -> what, limit, condition);
    }

    /** The same, with words that are found only when it did not come. */
    public static void until(Supplier<String> what, Duration limit, Callable<Boolean> condition) {
        untilPresent(
                what, limit, () -> condition.call() ? Optional.of(Boolean.TRUE) : Optional.empty());
    }

    /** Asks until there is an answer, and returns it; fails with what did not come. */
    public static <T> T untilPresent(
            Supplier<String> what, Duration limit, Callable<Optional<T>> question) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            Optional<T> answer = ask(question);
            if (answer.isPresent()) {
                return answer.get();
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError(
                        "did not come within " + limit.toSeconds() + " s: " + what.get());
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
    }

    private static <T> Optional<T> ask(Callable<Optional<T>> question) {
        try {
            return question.call();
        } catch (Exception e) {
            throw new AssertionError("while waiting", e);
        }
    }
}
