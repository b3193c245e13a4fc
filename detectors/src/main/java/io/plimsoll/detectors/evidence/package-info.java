/**
 * From counts to evidence: is what we see more than chance, and how sure may one be who looks all the time?
 *
 * <p>Everything here is a pure function of integer counts. There are two kinds of answers.
 *
 * <h2>Evidence: ln E</h2>
 *
 * <p>An <em>e-value</em> is a bet against "nothing happened": its mean is at most 1 when nothing did, so P(E ≥ 1/a) ≤ a.
 * Unlike a p-value it may be looked at after every pane (Ville's inequality), averaged over subjects however dependent, and
 * read without ceremony: E = 100 is a stake multiplied by 100. All are kept as natural logarithms; 0 is "no evidence", a
 * negative value speaks for "nothing happened".
 *
 * <ul>
 *   <li>{@link io.plimsoll.detectors.evidence.DriftEvidence}: a distribution moved. Prepare a reference once, evaluate
 *       windows and runs against it. {@link io.plimsoll.detectors.evidence.PreparedReference#upperBound} tells cheaply when
 *       it is not worth it.
 *   <li>{@link io.plimsoll.detectors.evidence.IntegrityEvidence}: a fault rate rose.
 *   <li>{@link io.plimsoll.detectors.evidence.PairedSet#logMcNemar}: two versions differ on the same requests.
 *   <li>{@link io.plimsoll.detectors.evidence.SampleRatio}: traffic is not split as declared;
 *       {@link io.plimsoll.detectors.evidence.ArmBalance}: who is sent to an arm depends on who they are.
 * </ul>
 *
 * <h2>Sets: intervals that hold at every moment at once</h2>
 *
 * <ul>
 *   <li>{@link io.plimsoll.detectors.evidence.ConfidenceSequence}: one rate.
 *   <li>{@link io.plimsoll.detectors.evidence.RatioSet}, {@link io.plimsoll.detectors.evidence.DifferenceSet}, {@link
 *       io.plimsoll.detectors.evidence.PairedSet}: two rates, with one-sided verdicts from the same e-process.
 *   <li>{@link io.plimsoll.detectors.evidence.QuantileEstimate}: a quantile, of any distribution;
 *       {@link io.plimsoll.detectors.evidence.CalibrationEstimate}: the expected calibration error.
 *   <li>{@link io.plimsoll.detectors.evidence.AsymptoticSequence}: means that are not rates; asymptotic only.
 * </ul>
 *
 * <h2>Constraints: OK, FAIL or INSUFFICIENT</h2>
 *
 * <p>A metric in the form in which it is decided is an {@link io.plimsoll.detectors.evidence.Estimate}:
 * {@link io.plimsoll.detectors.evidence.BinaryEstimates}, {@link io.plimsoll.detectors.evidence.MulticlassEstimates} and
 * {@link io.plimsoll.detectors.evidence.RegressionEstimates} make them from integer tables. A
 * {@link io.plimsoll.detectors.evidence.Constraint} decides one, a {@link io.plimsoll.detectors.evidence.GroupConstraint}
 * the pairs of groups by their rates and a {@link io.plimsoll.detectors.evidence.PairConstraint} by anything that has an
 * interval, {@link io.plimsoll.detectors.evidence.TwoSpans} puts the answers of both spans together. What is
 * missing is said by {@link io.plimsoll.detectors.evidence.Insufficiency}.
 *
 * <p>{@link io.plimsoll.detectors.evidence.LabelCoverage} notices labels that depend on the decision; then only
 * {@link io.plimsoll.detectors.evidence.LabelBounds} are known. {@link io.plimsoll.detectors.evidence.Sampling} carries
 * that, and the design effect, to the estimates. {@link io.plimsoll.detectors.evidence.PairedRate} is both at once for two
 * versions on the same requests.
 *
 * <h2>Beliefs, to share traffic by</h2>
 *
 * <p>{@link io.plimsoll.detectors.evidence.BestArm} and {@link io.plimsoll.detectors.evidence.TrafficShares} promise nothing;
 * they move traffic towards what is probably best, step by step.
 * {@link io.plimsoll.detectors.evidence.Stability} is for one look.
 *
 * <h2>From evidence to a decision</h2>
 *
 * <pre>
 * Budget.perStart ──a──▶ BenjaminiHochbergE.rejected(ln E of all subjects) ──▶ Run.speaks ──▶ Ladder.rung
 *                            one family per run length of the Scan
 * </pre>
 *
 * <p>{@link io.plimsoll.detectors.evidence.DesignEffect} says by how much traffic varies more than independent draws do,
 * in the direction in which it varies most; all counts are divided by it before they count as evidence.
 * {@link io.plimsoll.detectors.evidence.MinimumDetectable} says what silence is worth.
 *
 * <h2>Numbers</h2>
 *
 * <p>Bit-identical on every platform: plain double arithmetic in a fixed order and StrictMath. {@link
 * io.plimsoll.detectors.evidence.LogBeta} is the form in which log-gammas are added without losing digits; it is the hot
 * spot, at some 15 ns a term.
 */
@NullMarked
package io.plimsoll.detectors.evidence;

import org.jspecify.annotations.NullMarked;
