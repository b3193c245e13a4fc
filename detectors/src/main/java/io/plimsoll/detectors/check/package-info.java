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
 * Groups} are compared in pairs, each of which is a finding with both names; of a model that predicts numbers by their mean
 * error, their mean absolute error and their share of large errors, and where a policy says on which side of a threshold a number
 * is {@linkplain io.plimsoll.detectors.check.Favourable good for the person} also as classes are, by who is predicted to be on that
 * side and who turns out to be (of another threshold than the one that the reference counts, nothing is said but that); of a
 * binary model also by how its scores are calibrated,
 * mean score less share of positives.
 *
 * <h2>Before labels come, and when they do</h2>
 *
 * <p>Of runs of panes whose labels have not had time to come two things are estimated: {@code estimated_accuracy}, from the
 * scores and what they meant in the reference ({@link io.plimsoll.detectors.evidence.Cbpe}; with it
 * {@code estimated_precision}, {@code estimated_recall}, {@code estimated_f1}, {@code estimated_auc} of the last pane), and
 * {@code label_shift}, the share of positives, from the decisions ({@link io.plimsoll.detectors.evidence.LabelShift}), or of
 * each of several classes ({@link io.plimsoll.detectors.evidence.ClassShift}). The large segments of a binary model are
 * estimated from their own scores, decisions and reference, share what all traffic has of false alarms, and are
 * notices at most; of all traffic both {@linkplain io.plimsoll.detectors.check.WithoutLabels warn at most}. Told is the
 * shortest run that answers: one day is often too few. When a pane's labels
 * have had time to come the truth takes the estimate's place, of all its predictions at once: labels that come early are
 * not like those that come late. By how much the estimate was off is {@code estimate_gap}, a notice where that is no chance:
 * then what a score means has changed, which no estimate sees.
 *
 * <p>Of matured panes it is also asked whether {@link io.plimsoll.detectors.check.Target.Labels labels} themselves are
 * distributed otherwise than in the reference (family drift, feature {@code label}), of several classes whether
 * {@link io.plimsoll.detectors.check.Target.Confusion what is taken for what} is (metric {@code confusion}), of numbers whether
 * {@link io.plimsoll.detectors.check.Target.Errors errors} or {@link io.plimsoll.detectors.check.Target.ErrorSizes their sizes}
 * are (metrics {@code error}, {@code absolute_error}); quantiles of both are told to the cells in which errors are counted.
 * Classes are told one by one over the version: {@code recall[cat]}. The error rate of a model of numbers is the share of
 * errors beyond the reference's 90% quantile.
 *
 * <p>{@link io.plimsoll.detectors.check.ChangeCheck Classic change detectors} read one error rate a pane where a policy asks
 * for them. They keep to no budget, so they warn at most.
 *
 * <p>{@link io.plimsoll.detectors.check.ActingLabels Whose decisions} brought labels about matters: of a shadow nothing but
 * what it decided is known where only the approved get a label, and nothing at all that needs labels where labels are the
 * decision's effect.
 *
 * <p>What cannot be known is said with what would help: labels that only the approved get, a group that is too small or has
 * nobody in a denominator, a mix of panes that explains a difference by itself, a reference without labels.
 *
 * <h2>Candidates</h2>
 *
 * <p>Whether a version may take over from the one that acts is decided by the
 * {@link io.plimsoll.detectors.check.CandidateJudge}, from a {@link io.plimsoll.detectors.check.Trial} of two
 * {@link io.plimsoll.detectors.check.Arm arms} over the same panes and the findings of the candidate's own slice:
 *
 * <pre>
 * Trial.Shadow ─ pairs of answers to the same requests ─┐
 * Trial.Split  ─ two samples, drawn by lot ─ guards ────┼─▶ difference, gates ─▶ Promote | RollBack | Inconclusive
 * findings ─ limits of the policy, faults, shift ───────┘
 * </pre>
 *
 * <p>The answer is one of three. <em>Promote</em>: the candidate is proven to be no worse than the margin allows, and no
 * {@link io.plimsoll.detectors.check.Gate} fails. <em>Roll back</em>: it is proven to be worse, or a gate fails.
 * <em>Inconclusive</em>: neither, with the labels that are still needed, or what else is in the way: labels that only the
 * approved get, arms that are not drawn by lot. Every answer carries its
 * {@link io.plimsoll.detectors.check.Assessment}: all that it was decided from.
 *
 * <p>A new check is one file: a record that implements {@link io.plimsoll.detectors.check.DriftCheck} or
 * {@link io.plimsoll.detectors.check.IntegrityCheck}, its components the policy's parameters, and its name in that
 * interface's {@code permits}.
 */
@org.jspecify.annotations.NullMarked
package io.plimsoll.detectors.check;
