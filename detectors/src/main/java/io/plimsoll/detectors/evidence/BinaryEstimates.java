package io.plimsoll.detectors.evidence;

import io.plimsoll.detectors.statistic.Auc;
import io.plimsoll.detectors.statistic.Calibration;
import io.plimsoll.detectors.statistic.Confusion;
import io.plimsoll.detectors.statistic.FixedPointMoments;
import io.plimsoll.detectors.statistic.Interval;
import io.plimsoll.detectors.statistic.OutcomeRate;
import io.plimsoll.detectors.statistic.Outcomes;
import io.plimsoll.detectors.statistic.PerformanceMetric;
import io.plimsoll.detectors.statistic.Share;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The estimates of the metrics of a binary model, each in the form in which a constraint on it is decided.
 *
 * <p>Where labels are selective the metrics that need them are {@link LabelBounds}, and those for which there are none are
 * unknown.
 *
 * @param outcomes of the span that is judged
 * @param reference of the reference, where it has labels: its rates narrow the sequences of the same rates
 * @param sampling how the cases came about
 */
public record BinaryEstimates(Outcomes outcomes, Optional<Outcomes> reference, Sampling sampling) {
    private static final Interval CORRELATIONS = new Interval(-1, 1);

    /** Without a reference, of independent draws. */
    public static BinaryEstimates of(Outcomes outcomes) {
        return new BinaryEstimates(outcomes, Optional.empty(), Sampling.INDEPENDENT);
    }

    /** A metric of the confusion table; empty for those that need scores, or are no metric of a binary model. */
    public Optional<Estimate> of(PerformanceMetric metric) {
        return metric.rate().map(this::rate).or(() -> switch (metric) {
            case F1 -> Optional.of(f1());
            case BALANCED_ACCURACY -> Optional.of(balancedAccuracy());
            case MATTHEWS_CORRELATION -> Optional.of(matthewsCorrelation());
            default -> Optional.empty();
        });
    }

    /** A rate. */
    public Estimate rate(OutcomeRate rate) {
        return isBounded() && rate.needsLabels()
                ? weigh(LabelBounds.of(rate, outcomes).estimate())
                : weigh(RateEstimate.of(rate.of(outcomes), reference.map(rate::of)));
    }

    /** F1, by Jaccard's index: F1 ≥ f exactly where tp/(tp+fp+fn) ≥ f/(2−f). */
    public Estimate f1() {
        Function<Outcomes, Share> jaccard = known -> known.labelled().jaccard();
        Estimate estimate = isBounded()
                ? LabelBounds.ofJaccard(outcomes).estimate()
                : RateEstimate.of(jaccard.apply(outcomes), reference.map(jaccard));
        return weigh(new MonotoneEstimate(estimate, index -> 2 * index / (1 + index)));
    }

    /** Balanced accuracy, by the difference of the true and the false positive rate. */
    public Estimate balancedAccuracy() {
        if (isBounded()) {
            return weigh(new MeanEstimate(List.of(
                    LabelBounds.of(OutcomeRate.RECALL, outcomes).estimate(),
                    LabelBounds.of(OutcomeRate.SPECIFICITY, outcomes).estimate())));
        }
        Confusion labelled = outcomes.labelled();
        return weigh(new MonotoneEstimate(
                new ContrastEstimate(
                        ContrastEstimate.Kind.DIFFERENCE,
                        RateEstimate.rate(labelled.recall()),
                        RateEstimate.rate(labelled.falsePositiveRate())),
                difference -> (1 + difference) / 2));
    }

    /** Matthews' correlation, asymptotically. */
    public Estimate matthewsCorrelation() {
        if (isBounded()) {
            return BoundedEstimate.unknown(CORRELATIONS);
        }
        Confusion labelled = outcomes.labelled();
        boolean isDefined = labelled.matthewsCorrelation().isPresent();
        return weigh(new AsymptoticEstimate(
                labelled.matthewsCorrelation(),
                isDefined ? matthewsDeviation(labelled) : 0,
                isDefined ? (double) labelled.total() : 0,
                0,
                CORRELATIONS));
    }

    /** With D = √(abcd): ∂/∂tp = tn/D − r/2·(1/a + 1/b), and so on; a, b, c, d the four margins. */
    private static double matthewsDeviation(Confusion table) {
        double tp = table.truePositives();
        double fp = table.falsePositives();
        double fn = table.falseNegatives();
        double tn = table.trueNegatives();
        double scale = StrictMath.sqrt((tp + fp) * (tp + fn)) * StrictMath.sqrt((tn + fp) * (tn + fn));
        double half = (tp * tn - fp * fn) / scale / 2;
        double[] gradient = {
            tn / scale - half * (1 / (tp + fp) + 1 / (tp + fn)),
            -fn / scale - half * (1 / (tp + fp) + 1 / (tn + fp)),
            -fp / scale - half * (1 / (tp + fn) + 1 / (tn + fn)),
            tp / scale - half * (1 / (tn + fp) + 1 / (tn + fn))
        };
        return DeltaMethod.deviation(new double[] {tp, fp, fn, tn}, gradient);
    }

    /** The area under the curve of the labelled cases, asymptotically. */
    public Estimate auc(Auc auc) {
        return isBounded() ? BoundedEstimate.unknown(AsymptoticEstimate.SHARES) : weigh(AsymptoticEstimate.of(auc));
    }

    /**
     * The mean of a loss of the labelled cases, asymptotically: Brier's score, log loss.
     *
     * @param losses at least 0 each
     */
    public Estimate loss(FixedPointMoments losses) {
        return isBounded()
                ? BoundedEstimate.unknown(AsymptoticEstimate.POSITIVE)
                : weigh(AsymptoticEstimate.of(losses, AsymptoticEstimate.POSITIVE));
    }

    /**
     * The mean of score less label of the labelled cases, asymptotically.
     *
     * @param excess s − y, 1 for a positive
     */
    public Estimate calibrationGap(FixedPointMoments excess) {
        return isBounded()
                ? BoundedEstimate.unknown(AsymptoticEstimate.DIFFERENCES)
                : weigh(AsymptoticEstimate.of(excess, AsymptoticEstimate.DIFFERENCES));
    }

    /** The expected calibration error of the labelled cases. */
    public Estimate calibration(Calibration calibration) {
        return isBounded()
                ? BoundedEstimate.unknown(AsymptoticEstimate.SHARES)
                : weigh(CalibrationEstimate.of(calibration));
    }

    private boolean isBounded() {
        return sampling.selectiveLabels();
    }

    private Estimate weigh(Estimate estimate) {
        return sampling.weigh(estimate);
    }
}
