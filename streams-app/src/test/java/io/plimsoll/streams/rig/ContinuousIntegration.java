package io.plimsoll.streams.rig;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

/**
 * Continuous integration, which says so by {@code CI=true}, runs every test. Elsewhere a test whose needs are not met is left
 * out with a message, and so are the few that take minutes because they kill, freeze and restart.
 */
public final class ContinuousIntegration {

    /** Why a test that takes minutes is left out. */
    public static final String TAKES_MINUTES = "left out, because it takes minutes; CI=true ./mvnw verify runs it too";

    private ContinuousIntegration() {}

    /** Whether it is what runs the tests. */
    public static boolean runs() {
        return "true".equals(System.getenv("CI"));
    }

    /**
     * Fails the test where everything is run, and leaves it out elsewhere.
     *
     * @param message what is missing, what is left out for it, and how to get it
     * @return never: to be thrown, for the compiler
     */
    public static RuntimeException missing(String message) {
        return runs() ? fail(message) : abort(message);
    }
}
