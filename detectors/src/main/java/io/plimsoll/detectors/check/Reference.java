package io.plimsoll.detectors.check;

import io.plimsoll.detectors.tally.ErrorSubject;
import io.plimsoll.detectors.tally.FavourableSide;
import io.plimsoll.detectors.tally.WindowTally;
import java.util.List;
import java.util.Optional;
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

    /**
     * Why nothing is known of who is on a favourable side: another one is counted here, or none.
     *
     * @param stated the side that a policy names
     * @return empty if it is the one that is counted
     */
    public Optional<String> otherSide(FavourableSide stated) {
        Optional<FavourableSide> counted = tally.layout().errors().flatMap(ErrorSubject::side);
        return counted.equals(Optional.of(stated)) ? Optional.empty() : Optional.of(Reasons.otherSide(stated, counted));
    }
}
