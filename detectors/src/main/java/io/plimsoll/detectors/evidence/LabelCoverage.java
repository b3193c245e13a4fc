package io.plimsoll.detectors.evidence;

import io.plimsoll.detectors.statistic.OutcomeRate;
import io.plimsoll.detectors.statistic.Share;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who gets a label: the labelled of all predictions past the horizon, by the decision that was carried out (acting) and the
 * decision of the version that is judged (own).
 *
 * <p>Where only the approved get a label, acting 1 has coverage near 1 and acting 0 has 0. A version that would have
 * approved others can then only lose on labelled cases. If the coverage of cells that a rate mixes differs by more than
 * {@value #TOLERANCE} the rate is not identified and only {@link LabelBounds} are known. Precision mixes the cells of own
 * decision 1 only, so it is identified for the version whose decisions are carried out.
 *
 * @param bothSelected acting 1, own 1
 * @param actingOnly acting 1, own 0
 * @param ownOnly acting 0, own 1
 * @param neither acting 0, own 0
 */
public record LabelCoverage(Share bothSelected, Share actingOnly, Share ownOnly, Share neither) {
    /** The difference of coverage that is still taken for chance. */
    public static final double TOLERANCE = 0.1;

    /** Whether labels are too selective for a rate; a cell without predictions differs from nothing. */
    public boolean isSelectiveFor(OutcomeRate rate) {
        return isUneven(
                switch (rate) {
                    case SELECTION_RATE -> List.of();
                    case PRECISION -> List.of(bothSelected, ownOnly);
                    case NEGATIVE_PREDICTIVE_VALUE -> List.of(actingOnly, neither);
                    default -> List.of(bothSelected, actingOnly, ownOnly, neither);
                });
    }

    /** Whether labels are too selective for metrics of all cases: AUC, F1, losses. */
    public boolean isSelective() {
        return isSelectiveFor(OutcomeRate.ACCURACY);
    }

    private static boolean isUneven(List<Share> cells) {
        double[] coverages = cells.stream()
                .flatMapToDouble(cell -> cell.value().stream())
                .sorted()
                .toArray();
        return coverages.length > 1 && coverages[coverages.length - 1] - coverages[0] > TOLERANCE;
    }

    /** Both samples together. */
    public LabelCoverage plus(LabelCoverage other) {
        return new LabelCoverage(
                bothSelected.plus(other.bothSelected),
                actingOnly.plus(other.actingOnly),
                ownOnly.plus(other.ownOnly),
                neither.plus(other.neither));
    }

    /** Labelled of all. */
    public Share total() {
        return Stream.of(bothSelected, actingOnly, ownOnly, neither).reduce(new Share(0, 0), Share::plus);
    }
}
