/**
 * Endpoints over the view, the metrics and the health, on the JDK's own server.
 *
 * <table>
 * <caption>What is served, to GET and HEAD alone</caption>
 * <tr><td>{@code /}</td><td>the page</td></tr>
 * <tr><td>{@code /metrics}</td><td>for Prometheus</td></tr>
 * <tr><td>{@code /health/live}, {@code /health/ready}</td><td>for orchestrators; open to all</td></tr>
 * <tr><td>{@code /api/v1/models}</td><td>all models</td></tr>
 * <tr><td>{@code /api/v1/models/{m}}</td><td>one</td></tr>
 * <tr><td>{@code /api/v1/models/{m}/reports}</td><td>its reports; version, role, from, to, limit</td></tr>
 * <tr><td>{@code /api/v1/models/{m}/alerts}</td><td>open and recent alerts; limit</td></tr>
 * <tr><td>{@code /api/v1/models/{m}/decisions}</td><td>recommendations; limit</td></tr>
 * <tr><td>{@code /api/v1/models/{m}/versions/{v}/verdict}</td><td>pass, fail or inconclusive</td></tr>
 * </table>
 *
 * <p>An answer is {@code {"data": …}}, where there is more with {@code "meta"}; an error {@code {"error": {"status",
 * "code", "message", "remedy"}}}. Reports and events are the bytes that were published.
 *
 * <p>{@link io.plimsoll.streams.ops.http.HttpService} is the way in. A request passes
 * {@code Gate} (who may come in), {@code Request} (is it well formed) and {@code Router} (whom is it for), in this order;
 * whatever throws {@code Refused} becomes an error. Every answer has the headers that keep a browser from doing anything
 * but show it, and there is nothing on any page from elsewhere.
 *
 * <p><b>A new endpoint</b> is a line in {@code Router} and a method in {@code Api}.
 */
@NullMarked
package io.plimsoll.streams.ops.http;

import org.jspecify.annotations.NullMarked;
