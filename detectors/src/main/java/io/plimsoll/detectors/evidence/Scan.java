package io.plimsoll.detectors.evidence;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The runs of panes that are judged at each close: every one ends with the pane just closed and starts some panes
 * earlier.
 *
 * <p>For a fixed start the evidence of a growing run is a test martingale, so every start has one budget whatever the
 * number of lengths at which it is looked at ({@link Budget#perStart}). At one close the lengths belong to different
 * starts: each length is a family of its own for {@link BenjaminiHochbergE}.
 */
public final class Scan {
    private static final int[] PANES = {1, 2, 3, 5, 7, 14};
    private static final int[] DAYS = {1, 3, 7, 14};

    private final int[] lengths;

    private Scan(int[] lengths) {
        this.lengths = lengths;
    }

    /** Runs of these lengths in panes, each at least 1; order and repetition do not matter. */
    public static Scan of(int... lengths) {
        int[] distinct = Arrays.stream(lengths).sorted().distinct().toArray();
        if (distinct.length == 0 || distinct[0] < 1) {
            throw new IllegalArgumentException("a scan needs run lengths from 1: " + Arrays.toString(lengths));
        }
        return new Scan(distinct);
    }

    /** 1, 2, 3, 5, 7 and 14 panes, and as many whole panes as make 1, 3, 7 and 14 days. */
    public static Scan standard(Duration pane) {
        IntStream days = Arrays.stream(DAYS)
                .filter(d -> Duration.ofDays(d).toNanos() % pane.toNanos() == 0)
                .map(d -> Math.toIntExact(Duration.ofDays(d).dividedBy(pane)));
        return of(IntStream.concat(Arrays.stream(PANES), days).toArray());
    }

    /** Ascending. */
    public int[] lengths() {
        return lengths.clone();
    }

    /** How many panes must be kept. */
    public int longest() {
        return lengths[lengths.length - 1];
    }

    /**
     * The runs that end with the pane just closed, ascending in length; those that would begin before the first pane are
     * left out.
     *
     * @param panes how many there are, with the one just closed
     */
    public List<Run> runs(int panes, RunEvidence evidence) {
        return Arrays.stream(lengths)
                .filter(length -> length <= panes)
                .mapToObj(length -> Run.of(length, evidence))
                .toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scan that && Arrays.equals(lengths, that.lengths);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(lengths);
    }

    @Override
    public String toString() {
        return "runs of " + Arrays.toString(lengths) + " panes";
    }
}
