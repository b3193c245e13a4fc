package io.plimsoll.detectors.evidence;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Which codes of a categorical feature get tilts of their own: the most frequent levels and every collective code. */
final class TiltedCodes {
    private static final int MOST_FREQUENT = 100;

    private TiltedCodes() {}

    /** In ascending order; of equally frequent levels the lower code comes first. */
    static int[] of(long[] reference, int levels) {
        if (levels < 0 || levels > reference.length) {
            throw new IllegalArgumentException(levels + " levels among " + reference.length + " codes");
        }
        IntStream frequent = IntStream.range(0, levels)
                .boxed()
                .sorted(Comparator.comparingLong((Integer code) -> -reference[code]))
                .limit(MOST_FREQUENT)
                .mapToInt(Integer::intValue);
        return IntStream.concat(frequent, IntStream.range(levels, reference.length))
                .sorted()
                .toArray();
    }
}
