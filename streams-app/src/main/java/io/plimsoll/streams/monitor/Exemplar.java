package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.check.Segment;
import io.plimsoll.detectors.tally.Dimension;
import io.plimsoll.detectors.tally.Layout;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A request that shows a fault. Which requests are shown follows from a hash of their ids alone, so that it is the same wherever
 * and in whatever order they are read.
 *
 * @param hash {@linkplain Memory#requestHash a fixed hash} of the id
 * @param id the id, whole: it is what people search for
 * @param slices for each dimension of its layout the value by which it belongs to a segment; empty of a repetition
 */
public record Exemplar(long hash, String id, List<Integer> slices) implements Comparable<Exemplar> {

    /** The last of it says which of two is kept that have the same id, so that not even there order matters. */
    private static final Comparator<Exemplar> ORDER = Comparator.comparingLong(Exemplar::hash)
            .thenComparing(Exemplar::id)
            .thenComparing(Exemplar::slices, Exemplar::compare);

    /** A copy of the slices is kept. */
    public Exemplar {
        slices = List.copyOf(slices);
    }

    /** By hash, then by id. */
    @Override
    public int compareTo(Exemplar other) {
        return ORDER.compare(this, other);
    }

    private static int compare(List<Integer> some, List<Integer> others) {
        return IntStream.range(0, Math.min(some.size(), others.size()))
                .map(i -> Integer.compare(some.get(i), others.get(i)))
                .filter(difference -> difference != 0)
                .findFirst()
                .orElse(Integer.compare(some.size(), others.size()));
    }

    boolean isOf(Segment segment, Layout layout) {
        return IntStream.range(0, slices.size())
                .anyMatch(place -> isOf(segment, layout.dimensions().get(place), slices.get(place)));
    }

    private static boolean isOf(Segment segment, Dimension dimension, int value) {
        return value < dimension.values().size()
                && dimension.name().equals(segment.dimension())
                && dimension.label(value).equals(segment.value());
    }
}
