/**
 * Operations: what people and machines see of a running service. Nothing here takes part in judging; if all of it
 * failed, alerts would still be on the control topic.
 *
 * <pre>
 * reports, control ──ViewFeed──▶ ReportView ──▶ HttpService ──▶ page, API, verdicts
 * HealthCheck* ────▶ Health ─────────────────▶ HttpService ──▶ /health/ready
 * ReportView, models owned ─▶ Gauges ─▶ registry ─▶ HttpService ──▶ /metrics
 * </pre>
 *
 * <table>
 * <caption>The rooms</caption>
 * <tr><td>{@link io.plimsoll.streams.ops.view}</td><td>what was reported, in memory, the same on every
 * instance</td></tr>
 * <tr><td>{@link io.plimsoll.streams.ops.health}</td><td>whether this instance can be believed</td></tr>
 * <tr><td>{@link io.plimsoll.streams.ops.metrics}</td><td>the catalogue of metrics, and who sets them</td></tr>
 * <tr><td>{@link io.plimsoll.streams.ops.http}</td><td>endpoints over the other three</td></tr>
 * </table>
 *
 * <p>The view is built from topics, never from the stores of tasks, so that every instance answers for every model
 * alike. Gauges are the opposite: only the instance whose task owns a model has them, or a sum over instances would count
 * a model twice.
 */
@NullMarked
package io.plimsoll.streams.ops;

import org.jspecify.annotations.NullMarked;
