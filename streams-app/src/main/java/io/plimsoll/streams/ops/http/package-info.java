/**
 * Endpoints over the view, the metrics and the health, on the JDK's own server.
 *
 * <table>
 * <caption>What is served, to GET and HEAD; the verdict to POST as well</caption>
 * <tr><td>{@code /}, {@code /page/…}</td><td>the page and its files</td></tr>
 * <tr><td>{@code /metrics}</td><td>for Prometheus</td></tr>
 * <tr><td>{@code /health/live}, {@code /health/ready}</td><td>for orchestrators; open to all</td></tr>
 * <tr><td>{@code /api/v1/models}</td><td>all models</td></tr>
 * <tr><td>{@code /api/v1/models/{m}}</td><td>one</td></tr>
 * <tr><td>{@code /api/v1/models/{m}/reports}</td><td>its reports; version, role, from, to, limit</td></tr>
 * <tr><td>{@code /api/v1/models/{m}/alerts}</td><td>open and recent alerts; limit</td></tr>
 * <tr><td>{@code /api/v1/models/{m}/decisions}</td><td>recommendations; limit</td></tr>
 * <tr><td>{@code /api/v1/models/{m}/versions/{v}/verdict}</td><td>pass, fail or inconclusive; gate</td></tr>
 * <tr><td>{@code /api/v1/fleet}</td><td>models × versions: state, worst drift, worst group, freshness, decision</td></tr>
 * <tr><td>{@code /api/v1/models/{m}/timeline}</td><td>the windows of a series by columns; version, role</td></tr>
 * <tr><td>{@code /api/v1/models/{m}/heatmap}</td><td>subjects × windows; version, role, family</td></tr>
 * <tr><td>{@code /api/v1/models/{m}/incidents}</td><td>alerts from beginning to end; limit</td></tr>
 * <tr><td>{@code /api/v1/models/{m}/references/{layout}}</td><td>what windows of a layout are held against; null if it
 * is not in force here</td></tr>
 * <tr><td>{@code /api/v1/events}</td><td>what changed, as server-sent events</td></tr>
 * </table>
 *
 * <h2>The verdict, for controllers of rollouts</h2>
 * <pre>
 * {"data": {"verdict": "pass|fail|inconclusive", "reasons": […], "windowEnd": "…", "predictions": n, "labels": n, "stale": false}}
 * </pre>
 * Too little data and a monitor that is itself unwell are inconclusive, never a pass; gates that fail, open errors and a
 * rollback in force are a fail, and its reasons.
 *
 * <p><b>Who reads bodies</b> asks without a parameter and always gets 200. Argo Rollouts, as a web metric:
 * <pre>
 * successCondition: result == "pass"
 * failureCondition: result == "fail"          # anything else is inconclusive and pauses the rollout
 * provider:
 *   web:
 *     url: http://plimsoll:8080/api/v1/models/credit/versions/v2/verdict
 *     jsonPath: "{$.data.verdict}"
 * </pre>
 *
 * <p><b>Who reads the status alone</b> names a gate. The answer is 200 if it is open; the same body tells more.
 * <table>
 * <caption>Gates</caption>
 * <tr><th></th><th>{@code ?gate=promotion}</th><th>{@code ?gate=rollback}</th></tr>
 * <tr><td>200</td><td>the verdict is pass</td><td>a rollback from the version is in force, a machine may carry it out, and
 * there is a version to go back to</td></tr>
 * <tr><td>403</td><td>fail</td><td>none is in force</td></tr>
 * <tr><td>409</td><td>inconclusive</td><td>one is in force, but it is a dry run, needs a person's approval, or has
 * nowhere to go back to</td></tr>
 * <tr><td>503</td><td></td><td>one is in force, but the monitor is unwell or its reports stopped coming</td></tr>
 * </table>
 * {@code curl -f} fails with them, and so do Flagger's hooks, which post:
 * <pre>
 * webhooks:
 *   - {name: gate, type: confirm-promotion, url: "http://plimsoll:8080/api/v1/models/credit/versions/v2/verdict?gate=promotion"}
 *   - {name: back, type: rollback, url: "http://plimsoll:8080/api/v1/models/credit/versions/v2/verdict?gate=rollback"}
 * </pre>
 * Flagger rolls back at 2xx, and the plain verdict is always 200. So a POST must name a gate and gets 400 without one, and
 * an unknown gate, model or name is no 2xx either: a mistake in a hook rolls nothing back and promotes nothing.
 *
 * <p>An answer is {@code {"data": …}}, where there is more with {@code "meta"}; an error {@code {"error": {"status",
 * "code", "message", "remedy"}}}. Reports and events are the bytes that were published.
 *
 * <h2>The compact answers</h2>
 *
 * <p>Fleet, timeline, heat map and incidents are what the page draws from: a hundredth of the reports, kept for more windows
 * than those ({@link io.plimsoll.streams.ops.view.PaneSummary}). They are by columns, a list with one entry a window, the
 * oldest first. Times are seconds since the epoch. A row of verdicts is a text with a letter for each window: {@code o} ok,
 * {@code n} notice, {@code w} warning, {@code e} error, {@code c} critical, {@code i} insufficient, {@code .} nothing was
 * judged. Figures have seven digits; undefined is null. The verdicts of a family are what was told with each window; the lines
 * of {@code performance} and {@code fairness} stand at the windows that they are of ({@code until} of findings), so those that
 * need labels end before the newest window.
 *
 * <pre>
 * timeline  {"version", "role", "windows": {"start": [], "end": [], "layout": [], "revision": [], "settled": [0|1],
 *            "predictions": [], "labels": []}, "verdicts": {"drift": "oow…", …},
 *            "performance": [{"name": ["accuracy/version"], "verdicts", "value": [], "lower": [], "upper": [], "threshold"}],
 *            "fairness": [the same; "name": [check, attribute, group, reference]]}
 * heatmap   {"family", "end": [], "rows": [{"subject", "verdicts": "oow…", "value": []}]}
 * </pre>
 *
 * <h2>The page</h2>
 *
 * <p>Plain HTML, CSS and ES modules in {@code /page} of the jar, and uPlot (MIT, its licence beside it) for lines over time:
 * nothing to build. Its address says what is shown, {@code /#/models/{m}?version=…&role=…&window=…&feature=…}, so that an
 * alert can link to it: {@code window} is the end of a window, {@code feature} a row of the heat map, {@code family}
 * {@code drift} or {@code integrity}, {@code attribute} one of fairness, {@code metric} one of performance, {@code alert} an
 * alert's key, {@code decision} a recommendation's id; all may be left out. Once an address is drawn, {@code data-shown} of
 * the main element has it: tests wait for that. {@link io.plimsoll.streams.ops.http.ReportFile} writes the same page with the same
 * answers into one file. <b>A new module</b> is a file, a line in {@code PageFiles} behind those that it imports, and names
 * at its top level that no other module has, because that file makes one script of them all. What draws the fleet is loaded
 * with the page; the view of a model and the plots follow half a second later, or at once where an address asks for them.
 *
 * <h2>Streams</h2>
 *
 * <p>{@code /api/v1/events} sends {@code {"health", "models": {name: number of changes}}} at once and whenever it is another.
 * At most 16 streams are open; each ends in good order after 8 seconds, before the server's limit on answers that take long
 * would cut it off, and a client comes back. So slow readers stay bounded, and open pages never use up the threads.
 *
 * <p>{@link io.plimsoll.streams.ops.http.HttpService} is the way in. A request passes
 * {@code Gate} (who may come in), {@code Request} (is it well formed) and {@code Router} (whom is it for), in this order;
 * whatever throws {@code Refused} becomes an error. Every answer has the headers that keep a browser from doing anything
 * but show it, and there is nothing on any page from elsewhere. With a token the page itself is open, because a browser
 * needs a page to ask for the token; what it shows is not.
 *
 * <p><b>A new endpoint</b> is a line in {@code Router} and a method in {@code Api} or {@code PageApi}.
 */
@NullMarked
package io.plimsoll.streams.ops.http;

import org.jspecify.annotations.NullMarked;
