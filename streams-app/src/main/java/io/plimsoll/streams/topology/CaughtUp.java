package io.plimsoll.streams.topology;

/** Whether this instance has read an input partition to its end. */
@FunctionalInterface
interface CaughtUp {

    /** Whether nothing of the partition is left to read, as of now. */
    boolean test(int partition);
}
