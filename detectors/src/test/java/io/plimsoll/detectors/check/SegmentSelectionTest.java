package io.plimsoll.detectors.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentSelectionTest {

    /** Two subjects in all traffic, then in each of two segments. */
    private static final List<Target> TARGETS =
            List.of(all("a", 0), all("b", 1), in("a", 0, "x"), in("b", 1, "x"), in("a", 0, "y"), in("b", 1, "y"));

    @Test
    void shouldKeepTheStrongestOfEachQuietSegment() {
        List<Integer> kept = SegmentSelection.of(TARGETS, 2, new double[] {9, 9, 1, 2, -1, -2}, rejected());

        assertThat(kept).containsExactly(3, 4);
    }

    @Test
    void shouldKeepWhatAlarmsBesideTheStrongest() {
        List<Integer> kept = SegmentSelection.of(TARGETS, 2, new double[] {9, 9, 1, 2, -1, -2}, rejected(2));

        assertThat(kept).containsExactly(2, 3, 4);
    }

    @Test
    void shouldKeepTheFirstOfEquals() {
        List<Integer> kept = SegmentSelection.of(TARGETS, 2, new double[6], rejected());

        assertThat(kept).containsExactly(2, 4);
    }

    @Test
    void shouldKeepNothingWithoutSegments() {
        assertThat(SegmentSelection.of(TARGETS.subList(0, 2), 2, new double[2], rejected(0)))
                .isEmpty();
    }

    private static BitSet rejected(int... indices) {
        BitSet rejected = new BitSet();
        for (int index : indices) {
            rejected.set(index);
        }
        return rejected;
    }

    private static Target.InAll all(String name, int subject) {
        return new Target.InAll(Target.Kind.FEATURE, name, subject);
    }

    private static Target in(String name, int subject, String segment) {
        return new Target.InSegment(all(name, subject), 0, segment.equals("x") ? 0 : 1, new Segment("s", segment));
    }
}
