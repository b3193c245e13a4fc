package io.plimsoll.streams.ops.view;

import io.plimsoll.schemas.Family;
import io.plimsoll.streams.wire.LabelNeed;
import java.util.Comparator;

/**
 * Findings that are made together: a revision either has those of a kind anew, or leaves the kind as it was.
 *
 * @param family what they are about
 * @param needsLabels whether they are made as labels come
 */
public record Kind(Family family, boolean needsLabels) implements Comparable<Kind> {
    private static final Comparator<Kind> ORDER =
            Comparator.comparing(Kind::family).thenComparing(Kind::needsLabels);

    static Kind of(Family family, String check) {
        return new Kind(family, LabelNeed.of(family, check));
    }

    @Override
    public int compareTo(Kind other) {
        return ORDER.compare(this, other);
    }
}
