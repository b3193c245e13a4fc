package io.plimsoll.streams.wire;

import io.plimsoll.detectors.tally.FavourableSide;
import io.plimsoll.schemas.Favourable;
import java.util.List;

/** Which predicted numbers are good for the person, as policies and profiles say it. */
final class SideWire {

    private SideWire() {}

    /**
     * The side of a threshold.
     *
     * @throws IllegalArgumentException if the threshold is too large to be told in 24 bits
     */
    static FavourableSide read(Favourable threshold) {
        Double least = threshold.min();
        Double greatest = threshold.max();
        if (least != null) {
            return new FavourableSide(least, true);
        }
        if (greatest != null) {
            return new FavourableSide(greatest, false);
        }
        throw new IllegalArgumentException("favourable is no threshold");
    }

    static Favourable written(FavourableSide side) {
        return new Favourable(
                List.of(), side.atLeast() ? side.threshold() : null, side.atLeast() ? null : side.threshold());
    }
}
