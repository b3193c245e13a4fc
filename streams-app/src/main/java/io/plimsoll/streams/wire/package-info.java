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
 * {@code estimate_gap}, {@code recall[class]}, {@code precision[class]}, {@code f1[class]}, {@code confusion}, {@code error},
 * {@code absolute_error} and the name of each classic detector; the feature {@code label} for the distribution of labels. A
 * policy sets them under {@code performance}: {@code estimatedAccuracy: {warning: 0.01}}, {@code labelShift: {warning: 0.05}},
 * {@code detectors: {adwin: {delta: 0.002}, ddm: {}, eddm: {}, hddm_a: {}, hddm_w: {}, page_hinkley: {threshold: 0.5}}}.
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
