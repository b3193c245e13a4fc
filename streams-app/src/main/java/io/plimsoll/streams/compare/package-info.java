/**
 * Two samples held against each other, once: what a training pipeline asks before it hands a model on ({@code plimsoll
 * compare}).
 *
 * <pre>
 * {@link io.plimsoll.streams.compare.Base} ─────────────┐ counts on the base's grid
 *   training data, or its profile      │
 *   {@link io.plimsoll.streams.compare.ProductionWindows} ├─▶ {@link io.plimsoll.streams.compare.SampleComparison} ─▶ {@link io.plimsoll.streams.compare.ComparedSamples} ─▶ {@link io.plimsoll.streams.compare.GateAnswer}
 *   the last windows of its reports    │   Judge, CandidateJudge                        OK | ALARM | INSUFFICIENT
 * {@link io.plimsoll.streams.compare.Sample} ───────────┘
 *   the rows in question
 * </pre>
 *
 * <p>Nothing is computed here that a live window is not judged by: the sample is counted like one pane, and the checks, the
 * two gates before an alarm and the budget of one close are those of {@link io.plimsoll.detectors.check.Judge}. So a pipeline
 * and the service cannot disagree about the same data. One figure is added, because the raw values are at hand: the exact
 * two-sample Kolmogorov-Smirnov test of each number ({@link io.plimsoll.streams.compare.ExactKs}). It is told and decides
 * nothing.
 *
 * <p><b>Quality</b> is the policy's {@code rollout.metric}, the sample's less the base's, decided by the
 * {@link io.plimsoll.detectors.check.CandidateJudge} at the policy's margin and confidence. Where both answer the very same
 * requests, the pairs decide ({@link io.plimsoll.streams.compare.SameRequests}); else they are two samples. Samples of a
 * pipeline are not drawn by lot, so the balance of the arms that guards a live split is no condition here; that the data are
 * alike is what the first half of the answer says. The policy's limits on performance and fairness are judged of the sample
 * itself.
 *
 * <p><b>Against production</b> the reports of the last windows take the base's place. They hold the deciles and levels of the
 * production version's reference and nothing finer, so evidence rests on deciles, segments are not judged, and φ is that of
 * the windows among themselves. Quality is held against the windows whose labels had time to come.
 *
 * <p>What another version answers may fall otherwise than what the base's version answered, and need not be wrong: score,
 * decision and value of a sample of another version are told and never alarm.
 */
@NullMarked
package io.plimsoll.streams.compare;

import org.jspecify.annotations.NullMarked;
