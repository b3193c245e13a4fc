package io.plimsoll.detectors.check;

import io.plimsoll.detectors.tally.OutcomeTable;
import io.plimsoll.detectors.tally.WindowTally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where something is estimated while labels are missing: in all traffic, or in one of the segments that are largest in the
 * reference, which share what all traffic has of false alarms.
 *
 * @param place where
 * @param among how many such places share the level, 1 for all traffic
 * @param minimum the fewest predictions from which something is estimated
 */
record EstimatedPlace(OutcomePlace place, int among, long minimum) {

    /** All traffic, however little. */
    static final EstimatedPlace ALL = new EstimatedPlace(OutcomePlace.ALL, 1, 0);

    private static final double DEVIATIONS = 3;

    /** All traffic, and the segments in which the reference has labels. */
    static List<EstimatedPlace> of(Reference reference, long minimum) {
        WindowTally tally = reference.tally();
        List<OutcomePlace> labelled = OutcomePlace.segments(tally.layout()).stream()
                .filter(place -> place.labelled(tally) > 0)
                .sorted(Comparator.comparingLong((OutcomePlace place) -> place.predictions(tally))
                        .reversed())
                .limit(SegmentPanel.MOST)
                .toList();
        List<EstimatedPlace> places = new ArrayList<>(List.of(ALL));
        labelled.forEach(place -> places.add(new EstimatedPlace(place, labelled.size(), minimum)));
        return places;
    }

    boolean isOfAll() {
        return place.segment().isEmpty();
    }

    /**
     * How much a change asks for that is certain. People are told of all traffic: of a segment an estimate is for the report, for
     * fifty of them would page fifty times for one cause.
     */
    Severity severity(boolean isLarge) {
        return isLarge && isOfAll() ? Severity.WARNING : Severity.NOTICE;
    }

    /** Whether there is enough to estimate from. */
    boolean holdsEnough(OutcomeRun run) {
        return place.predictions(run.tally()) >= minimum;
    }

    OutcomeTable in(OutcomeRun run) {
        return place.in(run.tally());
    }

    /**
     * How many times as far a place must be from what is normal as all traffic: √(9 + 2 ln m)/3 among m, so that the tails
     * e^(−z²/2) of all of them together weigh what that of three deviations does.
     */
    double widening() {
        return StrictMath.sqrt(DEVIATIONS * DEVIATIONS + 2 * StrictMath.log(among)) / DEVIATIONS;
    }

    Target.Metric target(String name) {
        return new Target.Metric(name, place.segment());
    }
}
