/**
 * Delivery: tells others of what is on the control topic. {@code plimsoll forward} runs it, as a process of its own, so that a
 * pager that does not answer can never hold the monitor up.
 *
 * <pre>
 * control ──▶ Notice ──▶ Destination ──▶ Post ──▶ Courier ──▶ Answer
 *             (one event)  what of it is   (one      HTTP        delivered: commit the offset
 *                          to be sent      request)              later: wait, and the same again
 *                                                                refused: log, count, go on
 * </pre>
 *
 * <p>A {@link io.plimsoll.streams.forward.Route} takes the events of the topic in order to one
 * {@link io.plimsoll.streams.forward.Destination}, in a consumer group of its own: a webhook that is down holds no page up.
 * It reads committed records only, one at a time, and commits the offset when the destination has taken the event. So after
 * a crash an event may be sent a second time and is never lost; what makes the second harmless is the key that each request
 * carries.
 *
 * <table>
 * <caption>Destinations</caption>
 * <tr><td>{@link io.plimsoll.streams.forward.AlertmanagerApi}</td><td>alerts; the same labels are the same alert. What fires is
 * told again every {@code repeat}, from the topic {@code incidents} after a start, and would resolve by itself after
 * {@code hold}</td></tr>
 * <tr><td>{@link io.plimsoll.streams.forward.PagerDuty}</td><td>alerts from a severity on; of those with the same cause the
 * one that speaks; {@code dedup_key} is the cause's key</td></tr>
 * <tr><td>{@link io.plimsoll.streams.forward.Webhook}</td><td>decisions as CloudEvents, signed; {@code Idempotency-Key} is the
 * event's id, which a replay gives again</td></tr>
 * </table>
 *
 * <p><b>What is tried again</b>: no answer, no connection, 408, 425, 429, 5xx, and whatever only says that the configuration
 * is wrong (401, 403, 404, …): somebody will mend it, and nothing is lost meanwhile. Refused is what the destination understood
 * and does not want (400, 413, 422): the same bytes will never be taken, and all later events would wait behind them.
 *
 * <p><b>Personal data</b>: every request is written from the contract's records, field by field: names, counts and aggregates,
 * never a value of an event. A field that a later monitor adds is not passed on.
 *
 * <p>Nothing here knows the command line, the topology or the metrics; {@link io.plimsoll.streams.forward.Deliveries} is told
 * what happens.
 */
@NullMarked
package io.plimsoll.streams.forward;

import org.jspecify.annotations.NullMarked;
