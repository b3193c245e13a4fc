package io.plimsoll.detectors.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which findings of segments are worth keeping: what alarms, and of each segment the one with the most evidence.
 *
 * <p>Fifty features in twenty segments are thousands of findings a window, nearly all of them "nothing to see".
 */
final class SegmentSelection {

    private SegmentSelection() {}

    /**
     * The indices of the targets to keep, in increasing order.
     *
     * @param targets those of segments from {@code first} on
     * @param logE their evidence, or a bound of it
     * @param rejected those to keep in any case
     */
    static List<Integer> of(List<? extends Target> targets, int first, double[] logE, BitSet rejected) {
        BitSet kept = new BitSet();
        Map<Segment, Integer> strongest = new LinkedHashMap<>();
        for (int i = first; i < targets.size(); i++) {
            kept.set(i, rejected.get(i));
            int candidate = i;
            strongest.merge(
                    targets.get(i).segment().orElseThrow(),
                    candidate,
                    (best, other) -> logE[other] > logE[best] ? other : best);
        }
        strongest.values().forEach(kept::set);
        List<Integer> indices = new ArrayList<>();
        kept.stream().forEach(indices::add);
        return indices;
    }
}
