/**
 * What was reported, in memory: built by every instance alike from the topics {@code reports} and {@code control}, and
 * never from the stores of tasks, so that it does not matter which instance is asked.
 *
 * <p>{@link io.plimsoll.streams.ops.view.ViewFeed} reads both topics from their beginning and applies each record to the
 * {@link io.plimsoll.streams.ops.view.ReportView}. Reading threads ask its
 * {@link io.plimsoll.streams.ops.view.ModelView}s, which answer with immutable copies.
 *
 * <h2>Laws</h2>
 * <ul>
 * <li><b>Interleaving does not matter.</b> All reports of a model are on one partition and all its control events on
 * another; whichever comes first, the view ends the same.
 * <li><b>The latest revision wins</b>, whenever it comes. Of what an earlier revision said only the answers to questions
 * that the later one does not ask are kept, because a revision for late labels may carry label-based findings alone.
 * <li><b>Twice is once.</b> A record read again changes nothing.
 * <li><b>Bounded</b>, by {@link io.plimsoll.streams.ops.view.ViewBounds}, per model: the oldest reports and events go. Of a
 * report that had to go its {@link io.plimsoll.streams.ops.view.PaneSummary} stays, so that a timeline is longer than the
 * memory for reports; the newest report of each series stays whatever its size.
 * </ul>
 *
 * <p>Documents are kept as the bytes that were published, so that readers see fields this version does not know.
 * {@link io.plimsoll.streams.ops.view.Standing} and {@link io.plimsoll.streams.ops.view.VersionVerdict} say what follows
 * for a version: the rules are in the latter.
 */
@NullMarked
package io.plimsoll.streams.ops.view;

import org.jspecify.annotations.NullMarked;
