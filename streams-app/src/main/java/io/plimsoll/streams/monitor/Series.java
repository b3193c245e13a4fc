package io.plimsoll.streams.monitor;

import java.util.Comparator;

/**
 * What a pane's counts are kept apart by.
 *
 * @param version the model's version
 * @param role the role in which it answered
 * @param layoutHash the layout in which it was counted
 */
public record Series(String version, Role role, String layoutHash) implements Comparable<Series> {

    private static final Comparator<Series> ORDER =
            Comparator.comparing(Series::version).thenComparing(Series::role).thenComparing(Series::layoutHash);

    @Override
    public int compareTo(Series other) {
        return ORDER.compare(this, other);
    }
}
