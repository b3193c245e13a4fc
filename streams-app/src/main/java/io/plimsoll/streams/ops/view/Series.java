package io.plimsoll.streams.ops.view;

import io.plimsoll.schemas.Role;
import java.util.Comparator;

/**
 * A version in one of its roles.
 *
 * @param version the version
 * @param role the role
 */
public record Series(String version, Role role) implements Comparable<Series> {
    private static final Comparator<Series> ORDER =
            Comparator.comparing(Series::version).thenComparing(Series::role);

    @Override
    public int compareTo(Series other) {
        return ORDER.compare(this, other);
    }
}
