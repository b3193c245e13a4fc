/**
 * Checks: what is asked of a window, and what the answers are.
 *
 * <p>At the close of a pane the counts of some runs of panes that end now, the {@link io.plimsoll.detectors.check.PaneRun
 * runs}, are held against a {@link io.plimsoll.detectors.check.Reference}. For every
 * {@link io.plimsoll.detectors.check.Target} (a feature, the score, the mix of a segment's people, in all traffic or in a
 * segment) each {@link io.plimsoll.detectors.check.Check} measures something; the
 * {@link io.plimsoll.detectors.check.Judge} spends the false-alarm budget over all of them at once and gives
 * {@link io.plimsoll.detectors.check.Finding findings}: data, with a {@link io.plimsoll.detectors.check.Verdict} of three
 * kinds, OK, ALARM or INSUFFICIENT, and everything that it was decided from. What is done about a finding is decided
 * elsewhere.
 *
 * <p>Two gates stand before an alarm. <em>Evidence</em>: is it certain, under the budget, that something changed? The
 * answer is the same for every distance of a target, because it comes from the counts. <em>Effect</em>: is the change
 * large enough to matter? That is what the thresholds of a check are about. A small window is held back by the first
 * gate, a huge one by the second.
 *
 * <h2>Decisions and labels</h2>
 *
 * <p>Performance, concept drift and fairness are judged from {@link io.plimsoll.detectors.check.OutcomeSpans}: what was decided
 * up to the pane being closed, and what turned out to be true up to the last pane that is old enough. A metric without limits
 * is told, with its interval and the reference's own value, and never alarms. {@linkplain
 * io.plimsoll.detectors.check.PerformanceConstraint Limits} are decided over the version as a whole and over runs: either may
 * fail, and only the first can pass. That {@linkplain io.plimsoll.detectors.check.ErrorRateCheck errors became more} is asked of
 * runs alone, of all traffic and of every segment, under one level. {@linkplain io.plimsoll.detectors.check.FairnessConstraint
 * Groups} are compared in pairs, each of which is a finding with both names.
 *
 * <p>What cannot be known is said with what would help: labels that only the approved get, a group that is too small or has
 * nobody in a denominator, a mix of panes that explains a difference by itself, a reference without labels.
 *
 * <p>A new check is one file: a record that implements {@link io.plimsoll.detectors.check.DriftCheck} or
 * {@link io.plimsoll.detectors.check.IntegrityCheck}, its components the policy's parameters, and its name in that
 * interface's {@code permits}.
 */
@org.jspecify.annotations.NullMarked
package io.plimsoll.detectors.check;
