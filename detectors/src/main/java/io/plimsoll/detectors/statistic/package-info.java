/**
 * Statistics: arrays and counts in, numbers out. Pure functions, without state, randomness, clock or knowledge of the rest
 * of the project.
 *
 * <h2>What is where</h2>
 *
 * <ul>
 *   <li><b>How far apart are two count vectors?</b> {@link io.plimsoll.detectors.statistic.Distance} and its
 *       implementations, for cells in any order: {@link io.plimsoll.detectors.statistic.Psi},
 *       {@link io.plimsoll.detectors.statistic.KullbackLeibler}, {@link io.plimsoll.detectors.statistic.JensenShannon},
 *       {@link io.plimsoll.detectors.statistic.Hellinger}, {@link io.plimsoll.detectors.statistic.TotalVariation},
 *       {@link io.plimsoll.detectors.statistic.LInfinity}. For bins in the order of their values:
 *       {@link io.plimsoll.detectors.statistic.KolmogorovSmirnov} and {@link io.plimsoll.detectors.statistic.Wasserstein},
 *       which say with {@link io.plimsoll.detectors.statistic.BinnedDistance} what the bins hide.
 *   <li><b>Could that be chance?</b> {@link io.plimsoll.detectors.statistic.NoiseLaw} for the population stability index,
 *       on {@link io.plimsoll.detectors.statistic.NonCentralChiSquare};
 *       {@link io.plimsoll.detectors.statistic.ChiSquareTest} for count vectors; on raw samples, for the comparison of
 *       files, {@link io.plimsoll.detectors.statistic.KolmogorovSmirnovTest},
 *       {@link io.plimsoll.detectors.statistic.CramerVonMises}, {@link io.plimsoll.detectors.statistic.MannWhitney},
 *       {@link io.plimsoll.detectors.statistic.WelchTest}.
 *   <li><b>What is known of a share?</b> {@link io.plimsoll.detectors.statistic.ProportionInterval} for one,
 *       {@link io.plimsoll.detectors.statistic.TwoProportions} and {@link io.plimsoll.detectors.statistic.BetaPosterior}
 *       for two, {@link io.plimsoll.detectors.statistic.McNemar} for paired ones,
 *       {@link io.plimsoll.detectors.statistic.SequentialProbabilityRatioTest} for a stream,
 *       {@link io.plimsoll.detectors.statistic.MultipleTesting} for many p-values.
 *   <li><b>How good is a model?</b> {@link io.plimsoll.detectors.statistic.Confusion} of binary decisions, with predictions
 *       that have no label {@link io.plimsoll.detectors.statistic.Outcomes};
 *       {@link io.plimsoll.detectors.statistic.ConfusionMatrix} of several classes;
 *       {@link io.plimsoll.detectors.statistic.RegressionErrors} of numbers; of scores
 *       {@link io.plimsoll.detectors.statistic.Auc}, {@link io.plimsoll.detectors.statistic.ProbabilityLoss} and
 *       {@link io.plimsoll.detectors.statistic.Calibration}. Counts first: a rate is a
 *       {@link io.plimsoll.detectors.statistic.Share} until somebody asks for its quotient. Names as in policies:
 *       {@link io.plimsoll.detectors.statistic.PerformanceMetric}.
 *   <li><b>Is it alike for all?</b> {@link io.plimsoll.detectors.statistic.Groups} of an attribute give a
 *       {@link io.plimsoll.detectors.statistic.Spread} or a {@link io.plimsoll.detectors.statistic.GroupComparison};
 *       {@link io.plimsoll.detectors.statistic.FairnessMetric} has the names,
 *       {@link io.plimsoll.detectors.statistic.BenefitInequality} the entropies,
 *       {@link io.plimsoll.detectors.statistic.MantelHaenszel} and, of
 *       means, {@link io.plimsoll.detectors.statistic.StratifiedMeans} the answer to a changing mix. Groups without a rate are
 *       named.
 *   <li><b>Which of two versions, on the same cases?</b> {@link io.plimsoll.detectors.statistic.PairedAuc},
 *       {@link io.plimsoll.detectors.statistic.PairedTTest}, {@link io.plimsoll.detectors.statistic.Agreement},
 *       {@link io.plimsoll.detectors.statistic.RankCorrelation}.
 *   <li><b>Where are the edges?</b> {@link io.plimsoll.detectors.statistic.Quantiles}, bit for bit numpy's.
 * </ul>
 *
 * <h2>Rules that hold everywhere</h2>
 *
 * <ul>
 *   <li>Undefined is an empty {@code Optional}, never NaN; +∞ is a value where a class says so. Input that breaks a
 *       precondition is an {@link java.lang.IllegalArgumentException}. Missing values are removed and counted before.
 *   <li>Logarithms are natural, shares are in [0, 1], distances are dimensionless, except Wasserstein's, which has the
 *       unit of the values, and the divergences in nats or bits.
 *   <li>The intervals and p-values here are for one look at the data. Decisions that are taken at every close need
 *       anytime-valid evidence, which is not in this package.
 *   <li>Results are the same bits on every platform: {@code StrictMath}, sums in a fixed order, special functions in plain
 *       Java.
 *   <li>Distances are computed a million times at a close: their loops allocate nothing.
 * </ul>
 */
@NullMarked
package io.plimsoll.detectors.statistic;

import org.jspecify.annotations.NullMarked;
