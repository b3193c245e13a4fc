/**
 * Counts: what Plimsoll keeps of the events, and nothing else.
 *
 * <p>Everything monitored is an integer count (or an integer sum of fixed-point numbers). Integers under addition are a
 * commutative group, so tallies merge exactly, in any order, over any partitioning, and can be subtracted: a report is
 * bit for bit the same for one instance or forty, for a live run or a replay. {@link io.plimsoll.detectors.tally.Tally}
 * states the law, one test holds every implementation to it.
 *
 * <p>The types, from the outside in:
 *
 * <ul>
 *   <li>{@link io.plimsoll.detectors.tally.Layout} says which cells there are: one block of cells for every subject
 *       (feature, score, decision) of all traffic, and a smaller block for every value of every segment dimension.
 *   <li>{@link io.plimsoll.detectors.tally.Observation} is one event in terms of a layout: the cells that it adds to,
 *       found once and shared by all scopes. It is reused from event to event; nothing is allocated.
 *   <li>{@link io.plimsoll.detectors.tally.WindowTally} holds the cells of one pane, one flat array.
 *   <li>{@link io.plimsoll.detectors.tally.OutcomeTable}, {@link io.plimsoll.detectors.tally.LossTable} and {@link
 *       io.plimsoll.detectors.tally.ErrorTable} are what labels change: classes by decision and label, sums of what predicted
 *       probabilities cost, or sums of the errors of numbers, with how many are on the {@link
 *       io.plimsoll.detectors.tally.FavourableSide} of a threshold where a policy states one. {@link
 *       io.plimsoll.detectors.tally.OutcomeChanges}, {@link io.plimsoll.detectors.tally.LossChanges} and {@link
 *       io.plimsoll.detectors.tally.ErrorChanges} collect the changes.
 *   <li>{@link io.plimsoll.detectors.tally.TallyCodec} is the only class that knows how a tally looks as bytes.
 *   <li>{@link io.plimsoll.detectors.tally.BinCounts} and {@link io.plimsoll.detectors.tally.CategoryCounts} are what a
 *       statistic reads.
 * </ul>
 *
 * <p>Beside them stands {@link io.plimsoll.detectors.tally.PairTable}, which counts requests that two versions answered.
 *
 * <p>A reference profile is a tally too, made by the same code from the training data.
 */
@org.jspecify.annotations.NullMarked
package io.plimsoll.detectors.tally;
