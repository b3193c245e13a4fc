/**
 * Classic change detectors: they read values one by one, in order, and say when the mean has moved. For a library user, and
 * for a service that feeds them one value a pane.
 *
 * <p>They are here because readers know them and can compare. They give no guarantee over a year of looking and need the
 * order of the values, which a service that counts does not keep; decisions are made with {@link
 * io.plimsoll.detectors.evidence}.
 *
 * <table>
 *   <caption>Which one</caption>
 *   <tr><th>class</th><th>values</th><th>notices</th></tr>
 *   <tr><td>{@link io.plimsoll.detectors.change.Adwin}</td><td>in [0, 1]; scale them</td><td>any change of the
 *   mean</td></tr>
 *   <tr><td>{@link io.plimsoll.detectors.change.Ddm}</td><td>0, 1 (errors)</td><td>a rise of the error rate</td></tr>
 *   <tr><td>{@link io.plimsoll.detectors.change.Eddm}</td><td>0, 1 (errors)</td><td>errors that come closer
 *   together</td></tr>
 *   <tr><td>{@link io.plimsoll.detectors.change.HddmA}</td><td>in [0, 1]</td><td>a rise, abrupt</td></tr>
 *   <tr><td>{@link io.plimsoll.detectors.change.HddmW}</td><td>in [0, 1]</td><td>a rise, gradual</td></tr>
 *   <tr><td>{@link io.plimsoll.detectors.change.PageHinkley}</td><td>any, with a threshold to their scale</td><td>a
 *   rise</td></tr>
 * </table>
 *
 * <p>All are {@link io.plimsoll.detectors.change.ChangeDetector}s: mutable, not thread-safe, without clock or chance,
 * allocating nothing to speak of. After a change they start afresh by themselves, save MOA's ADWIN, which keeps what fits
 * the newest values. The papers leave edges open, and the two libraries from which readers know the numbers chose differently: {@link
 * io.plimsoll.detectors.change.Dialect}.
 */
@NullMarked
package io.plimsoll.detectors.change;

import org.jspecify.annotations.NullMarked;
