/**
 * The border between the contract and the engine: the only place that maps the records of {@link io.plimsoll.schemas} to
 * the types of {@code detectors} and {@link io.plimsoll.streams.monitor}.
 *
 * <table>
 * <caption>What maps what</caption>
 * <tr><th>class</th><th>contract</th><th>engine</th></tr>
 * <tr><td>{@link io.plimsoll.streams.wire.PolicyWire}</td><td>MonitorPolicy</td><td>→ Policy, every default filled
 * in</td></tr>
 * <tr><td>{@link io.plimsoll.streams.wire.ReferenceWire}</td><td>ReferenceProfile</td><td>⇄ Reference, without
 * loss</td></tr>
 * <tr><td>{@link io.plimsoll.streams.wire.ReportWire}</td><td>WindowReport</td><td>← PaneReport</td></tr>
 * <tr><td>{@link io.plimsoll.streams.wire.ControlWire}</td><td>Alert in a CloudEvent</td><td>← Transition</td></tr>
 * </table>
 *
 * <p>In reports, estimates and what is said of labels have these subjects: metrics {@code estimated_accuracy},
 * {@code estimated_precision}, {@code estimated_recall}, {@code estimated_f1}, {@code estimated_auc}, {@code label_shift},
 * {@code estimate_gap}, {@code label_shift[class]}, {@code recall[class]}, {@code precision[class]}, {@code f1[class]}, {@code confusion}, {@code error},
 * {@code absolute_error} and the name of each classic detector; the feature {@code label} for the distribution of labels. A
 * policy sets them under {@code performance}: {@code estimatedAccuracy: {warning: 0.01}}, {@code labelShift: {warning: 0.05}},
 * {@code detectors: {adwin: {delta: 0.002}, ddm: {}, eddm: {}, hddm_a: {}, hddm_w: {}, page_hinkley: {threshold: 0.5}}}.
 *
 * <p>Of models that predict numbers there are {@code mae}, {@code rmse}, {@code bias}, {@code r2}, {@code large_error_rate} (the
 * share of errors beyond the reference's 90% quantile), {@code absolute_error_p50}, {@code _p90}, {@code _p99} and
 * {@code error_p05}, {@code _p50}, {@code _p95}; by group of an attribute {@code bias}, {@code mae}, {@code large_error_rate},
 * and between groups {@code bias_difference}, {@code mae_difference}, {@code mae_ratio}, {@code large_error_rate_difference},
 * {@code large_error_rate_ratio}, which a policy may limit as it limits those of decisions. Quantiles and R² are shown, not
 * limited. Of several classes {@code brier} (the sum
 * over all classes, up to 2) and {@code log_loss} are told where the reference's rows give the probability of every class; by group
 * of an attribute a binary model has {@code calibration_gap}, mean score less share of positives, and between groups
 * {@code calibration_difference}, which may be limited too. Where a regression's {@code favourable}
 * names a threshold, its groups have the rates of decisions too ({@code selection_rate}, {@code recall}, …) and every metric
 * between groups that decisions have, as if the numbers on that side were one class; reports tell them under {@code outcomes} as
 * positives. The threshold is counted by the profile ({@code errors.favourable}): a policy that states another one has "other
 * threshold" for an answer until its profile is made anew.
 *
 * <p>What needs labels is told at the close of a pane about earlier ones, those whose labels had {@code labels.mature} to come.
 * Findings and alerts say so: {@code until} is where the judged time ends, null where that is the end of the window. So is
 * the evidence of a decision that was found at an earlier close than the one that brings it.
 *
 * <p>{@link io.plimsoll.streams.wire.LabelNeed} says which of the contract's checks are about labels, for those who show
 * findings of several revisions together.
 *
 * <p>{@link io.plimsoll.streams.wire.Json} has the mappers that read and write the records as JSON and YAML.
 *
 * <p>Everything here is a function of its arguments: no state, no clock. What comes in and does not fit is refused with a
 * {@link io.plimsoll.schemas.WireException} that names the field and what to do, never with a value of an event.
 */
@org.jspecify.annotations.NullMarked
package io.plimsoll.streams.wire;
