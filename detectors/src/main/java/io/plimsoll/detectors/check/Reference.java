package io.plimsoll.detectors.check;

import io.plimsoll.detectors.tally.WindowTally;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What live data are held against: the tally of the training data, and what else was learned from them.
 *
 * @param hash identifies the reference
 * @param tally the counts, on the same layout as those of live windows
 * @param effects how far the traffic is from independent draws
 * @param spreads the standard deviation of each subject's values, empty where it is unknown or not a number
 */
public record Reference(String hash, WindowTally tally, DesignEffects effects, List<OptionalDouble> spreads) {

    /**
     * @throws IllegalArgumentException if there is not one spread for each subject
     */
    public Reference {
        spreads = List.copyOf(spreads);
        if (spreads.size() != tally.layout().subjects().size()) {
            throw new IllegalArgumentException("a reference of "
                    + tally.layout().subjects().size() + " subjects has " + spreads.size() + " spreads");
        }
    }
}
