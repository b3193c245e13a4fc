package io.plimsoll.schemas;

import java.util.List;
import java.util.stream.IntStream;

/** The order that edges, cuts and their indices keep. */
final class Ascending {
    private Ascending() {}

    /** Whether every value is finite and greater than the one before. */
    static boolean strictly(List<Double> values) {
        return values.stream().allMatch(Double::isFinite)
                && IntStream.range(1, values.size()).allMatch(i -> values.get(i - 1) < values.get(i));
    }

    /** Whether the indices increase strictly within [0, size). */
    static boolean indices(List<Integer> indices, int size) {
        return indices.stream().allMatch(index -> index >= 0 && index < size)
                && IntStream.range(1, indices.size()).allMatch(i -> indices.get(i - 1) < indices.get(i));
    }
}
