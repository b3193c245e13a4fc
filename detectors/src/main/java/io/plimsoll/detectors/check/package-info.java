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
 * <p>A new check is one file: a record that implements {@link io.plimsoll.detectors.check.DriftCheck} or
 * {@link io.plimsoll.detectors.check.IntegrityCheck}, its components the policy's parameters, and its name in that
 * interface's {@code permits}.
 */
@org.jspecify.annotations.NullMarked
package io.plimsoll.detectors.check;
