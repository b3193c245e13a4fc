package io.plimsoll.streams.wire;

import io.plimsoll.schemas.WireException;
import java.util.function.Supplier;

/** Tells where in a message lies what a domain type refused. */
final class Problem {

    private Problem() {}

    /**
     * What the supplier gives.
     *
     * @throws WireException naming the path, if the supplier refuses
     */
    static <T> T at(String path, Supplier<T> supplier) {
        try {
            return supplier.get();
        } catch (WireException named) {
            throw named;
        } catch (IllegalArgumentException | ArithmeticException refusal) {
            throw new WireException(path, "does not fit: " + refusal.getMessage());
        }
    }

    /**
     * Does something that a domain type may refuse.
     *
     * @throws WireException naming the path, if it is refused
     */
    static void in(String path, Runnable action) {
        at(path, () -> {
            action.run();
            return path;
        });
    }
}
