/**
 * The wire: what Plimsoll reads and writes, one record per message. A leaf; nothing here computes.
 *
 * <table>
 * <caption>The topics and their records</caption>
 * <tr><th>topic</th><th>key</th><th>record</th></tr>
 * <tr><td>predictions</td><td>request id</td><td>{@link io.plimsoll.schemas.PredictionEvent}</td></tr>
 * <tr><td>labels</td><td>request id</td><td>{@link io.plimsoll.schemas.LabelEvent}</td></tr>
 * <tr><td>references</td><td>model|version</td><td>{@link io.plimsoll.schemas.ReferenceProfile}</td></tr>
 * <tr><td>monitors</td><td>model</td><td>{@link io.plimsoll.schemas.MonitorPolicy}</td></tr>
 * <tr><td>reports</td><td>model</td><td>{@link io.plimsoll.schemas.WindowReport}</td></tr>
 * <tr><td>control</td><td>model</td><td>a {@link io.plimsoll.schemas.ControlEvent}; in files a
 * {@link io.plimsoll.schemas.CloudEvent}</td></tr>
 * <tr><td>incidents</td><td>alertKey</td><td>{@link io.plimsoll.schemas.Alert}</td></tr>
 * <tr><td>dead-letters</td><td>as received</td><td>bytes, and a {@link io.plimsoll.schemas.RefusalReason}</td></tr>
 * </table>
 *
 * <p>{@link io.plimsoll.schemas.Schemas} has the JSON Schemas and the AsyncAPI document of the same; golden examples
 * lie beside them under {@code examples/v1}. Tests hold the four together, component by component.
 *
 * <h2>Rules</h2>
 * <ul>
 * <li><b>Null is undefined, and absent is null.</b> Where a list or map may be absent, empty means the same. NaN and
 * infinities are never on the wire. A null inside a map of features or a range is a value: "missing", "open".
 * <li><b>No primitives.</b> A figure that is absent would silently become 0; components are boxed, and the compact
 * constructor refuses what must be there and is not, with a {@link io.plimsoll.schemas.WireException} that names it.
 * <li><b>Readers skip what they do not know.</b> Only the reader of a policy file is strict, and must switch that on.
 * <li><b>No defaults.</b> A record holds what was written.
 * <li><b>Words are enums</b> ({@link io.plimsoll.schemas.WireName}) where the set is agreed. The names of checks,
 * metrics and their parameters are text: a new check needs no new wire.
 * </ul>
 *
 * <h2>What a Jackson mapper must be set to</h2>
 * This package needs Jackson's annotations only. Its readers need a mapper with {@code JavaTimeModule}; without
 * {@code ALLOW_COERCION_OF_SCALARS} and {@code ACCEPT_FLOAT_AS_INT}, and with coercion of numbers and booleans to text
 * ({@code LogicalType.Textual}) set to fail, or {@code 1.5} passes for a count and {@code 1} for a class; and with
 * {@code STRICT_DUPLICATE_DETECTION}.
 *
 * <h2>Compatibility</h2>
 * Within a major version nothing is removed, renamed, retyped or made narrower, and nothing optional becomes required.
 * A field may be added if a reader that does not know it stays right. A new word in an agreed set needs a new major
 * version, because a reader cannot skip it; {@link io.plimsoll.schemas.RefusalReason}, which nobody must read, is the
 * exception. The examples of a version stay as they are for ever: a record that no longer reads one broke the contract.
 */
@NullMarked
package io.plimsoll.schemas;

import org.jspecify.annotations.NullMarked;
