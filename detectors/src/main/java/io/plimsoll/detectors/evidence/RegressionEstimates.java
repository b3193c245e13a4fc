package io.plimsoll.detectors.evidence;

import io.plimsoll.detectors.statistic.FixedPointMoments;
import io.plimsoll.detectors.statistic.RegressionErrors;
import io.plimsoll.detectors.statistic.Share;
import java.util.Optional;

/**
 * The estimates of the metrics of a model that predicts numbers.
 *
 * @param errors of the span that is judged
 * @param sampling how the cases came about; its labels are not selective
 */
public record RegressionEstimates(RegressionErrors errors, Sampling sampling) {

    /** MAE, asymptotically. */
    public Estimate meanAbsoluteError() {
        return sampling.weigh(AsymptoticEstimate.of(errors.absolute(), AsymptoticEstimate.POSITIVE));
    }

    /** The mean of e, asymptotically. */
    public Estimate bias() {
        return sampling.weigh(AsymptoticEstimate.of(errors.signed(), AsymptoticEstimate.REALS));
    }

    /**
     * RMSE, the root of the asymptotic sequence of the mean of e².
     *
     * @param squares moments of e², of the same cases
     */
    public Estimate rootMeanSquaredError(FixedPointMoments squares) {
        return sampling.weigh(
                new MonotoneEstimate(AsymptoticEstimate.of(squares, AsymptoticEstimate.POSITIVE), StrictMath::sqrt));
    }

    /**
     * The share of large errors: valid at every sample size, whatever the errors' distribution.
     *
     * @param large |e| over the limit, of all; the limit is the reference's 90% quantile
     * @param reference the same of the reference
     */
    public Estimate largeErrorRate(Share large, Optional<Share> reference) {
        return sampling.weigh(RateEstimate.of(large, reference));
    }

    /**
     * A quantile of the errors or of their sizes: valid at every sample size, whatever the distribution.
     *
     * @param quantile of independent draws
     */
    public Estimate quantile(QuantileEstimate quantile) {
        return sampling.weigh(quantile);
    }

    /**
     * R² = 1 − a/v of a = the mean of e² and v = the variance of the labels, asymptotically: one case adds
     * a(y − ȳ)²/v² − e²/v, whose variance is that of the sum.
     *
     * @param moments of errors and labels
     */
    public Estimate determination(LabelMoments moments) {
        return sampling.weigh(moments.determination());
    }
}
