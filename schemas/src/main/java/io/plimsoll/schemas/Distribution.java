package io.plimsoll.schemas;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a subject's values fell in a pane: numeric ones on the reference's deciles, others by level.
 *
 * @param counts the rows of each decile bin; null for a categorical subject
 * @param levels the rows of each of the reference's levels; null for a numeric subject
 * @param missing the rows without a value
 * @param unseen the rows with a level that the reference lacks
 * @param outOfRange the rows outside the declared or learned range; they are in a bin as well
 * @param wrongType the rows with a value of another type
 */
@Wire
public record Distribution(
        @Nullable List<Long> counts,
        @Nullable Map<String, Long> levels,
        Long missing,
        Long unseen,
        Long outOfRange,
        Long wrongType) {
    /** @throws WireException naming the count that is missing or negative, or unless it has counts or levels */
    public Distribution {
        Require.that((counts == null) != (levels == null), "counts", "or levels must be given, and not both");
        counts = Require.listIfAny("counts", counts);
        levels = levels == null ? null : Require.keyed("levels", levels);
        if (counts != null) {
            Require.counts("counts", counts);
        }
        if (levels != null) {
            Require.counts("levels", List.copyOf(levels.values()));
        }
        Require.count("missing", Require.present("missing", missing));
        Require.count("unseen", Require.present("unseen", unseen));
        Require.count("outOfRange", Require.present("outOfRange", outOfRange));
        Require.count("wrongType", Require.present("wrongType", wrongType));
    }
}
