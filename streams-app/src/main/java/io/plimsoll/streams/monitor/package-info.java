/**
 * The engine: from events to tallies, from tallies to reports, verdicts, incidents and recommendations. It knows neither
 * Kafka nor JSON nor files nor a clock, so the same code runs inside the topology's two stages and inside
 * {@code backtest}.
 *
 * <h2>From a close to a decision</h2>
 * {@link io.plimsoll.streams.monitor.WindowBook#close} is one step for everything that is decided, in this order:
 * <ol>
 * <li>{@code PaneJudge}: the reports of the pane, each with its findings;
 * <li>{@code Trials}: every version that answers beside the champion, compared with it;
 * <li>{@link io.plimsoll.streams.monitor.Incidents}: what people are told, {@link io.plimsoll.streams.monitor.Transition};
 * {@link io.plimsoll.streams.monitor.AlertGroup} puts together what one cause moves, so that it pages once;
 * <li>{@code RolloutAdvisor}: what should be done, {@link io.plimsoll.streams.monitor.Recommendation}.
 * </ol>
 * All four know event time and counts alone, so a replay gives the same decisions with the same ids.
 *
 * <h2>How decisions are read</h2>
 * <ul>
 * <li>A gate that a version fails as a shadow is a {@link io.plimsoll.streams.monitor.Recommendation.Refusal}: nobody is to do
 * anything. It stays failed when the version goes live: a canary of such a version is rolled back at the close of its first
 * pane.
 * <li>The same version in another role is another decision, for controllers abort a canary and replace a champion by
 * different means. When a canary that should have gone is made champion, one new decision supersedes the canary's. While
 * neither role nor standby changes nothing is repeated but at expiry.
 * <li>A decision that was carried out is not withdrawn: a withdrawal says that it should not be carried out any more.
 * <li>How traffic should be shared is proposed one step at a time. A proposal counts as carried out when the policy declares its
 * shares, to the point; the next one rests on what was counted since.
 * <li>A decision that nobody carries out is issued again when it expires, superseding itself; the terminal and the summary of a
 * backtest tell that in a line.
 * <li>A standby is known to the pane in which it last answered. What was open about it then is remembered, for the incidents
 * of a version that stopped answering end by silence, not by recovery.
 * </ul>
 *
 * <h2>Labels</h2>
 *
 * <p>A label finds its predictions by the request; {@link io.plimsoll.streams.monitor.LabelOutcome} says what became of it. It
 * moves counts, never estimates: a class from "no label" to its cell, a number into sums of its error, and to its side of the
 * favourable threshold where one is counted, so labels may come in any order and be corrected. A label of the same value at
 * another time is a repetition. Where it matters whose decision brought a label about, a version that serves is judged by the
 * labels of the roles in which it served. How long labels take is the mean of the panes between them and their predictions,
 * told with each {@link io.plimsoll.streams.monitor.Close}.
 *
 * <h2>Exemplars</h2>
 *
 * <p>An alert about a fault of integrity names up to five requests that show it ({@link io.plimsoll.streams.monitor.Exemplars}), by
 * their ids, never a value. Which ones follows from a hash of their ids alone, so they are the same on one machine or forty, in any
 * order and on every replay; per pane, series and fault they are merged as counts are, and go with their pane. The first stage
 * collects them of champions that are held against a reference, for only those page, and sends what changed in a message of its
 * own; tallies know nothing of them. {@code alerting.exemplars: false} has none collected, and none told that were.
 *
 * <h2>Pairs</h2>
 *
 * <p>A request that a champion and its shadow answered within an hour is a pair ({@code Pairing}): the two are compared by the
 * requests on which they differ. The first stage counts it when the second of the answers comes, in the pane of the shadow's; its
 * label is the shadow's, change by change. Pairs are a series of their own, with a layout of their own, so they travel, are held,
 * summed and kept by the same code and in the same bytes as all counts; they have no report, and the shadow's shows them
 * ({@link io.plimsoll.streams.monitor.PaneReport#pairs()}). What is known of them at a close follows from event times alone: a pair
 * counts from the later one of its answers' panes on. Versions that decide between different classes are not paired, nor are answers
 * on the two sides of a changed reference.
 *
 * <h2>Change detectors</h2>
 *
 * <p>Classic change detectors need the error rates of single panes since the version's first one; these are kept with the
 * version's running sums, two numbers a pane, only where a policy asks for a detector and for at most 10,000 panes. They are read
 * anew at each close, so nothing but counts is remembered.
 */
@org.jspecify.annotations.NullMarked
package io.plimsoll.streams.monitor;
