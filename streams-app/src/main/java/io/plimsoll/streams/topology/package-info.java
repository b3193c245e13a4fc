/**
 * The topology: the only place that knows Kafka Streams.
 *
 * <p>{@link io.plimsoll.streams.topology.BeforeCommit} is what the speed and the exactness of the service rest on: a
 * stage counts on the heap of its task ({@link io.plimsoll.streams.topology.TaskHeap}) and sends what it has counted
 * inside the very transaction that commits the offsets it counted from.
 *
 * <p>{@link io.plimsoll.streams.topology.BundleRecords} hands the events of a poll to Streams some hundred at a time: what
 * Streams does for each record cost more than decoding and counting an event. Every record of the two topics of events comes
 * in a bundle; {@code ObserveEvents} takes it apart. A bundle is read as a whole between two commits and has the offset of
 * its first event, so that nothing changes for exactly-once. Metrics of Streams and of its queues count bundles; ours, and
 * those of the consumer, count events.
 *
 * <p><b>What is measured.</b> The topology knows no metrics; it tells a {@link io.plimsoll.streams.topology.Telemetry} what
 * happens: what became of each event ({@code EventCounts}, one for each type of events), which models a task of the second
 * stage owns and when it does no longer, what was sent, and how long a report took. An observer of another type of events
 * takes an {@code EventCounts} of its own.
 *
 * <p><b>What is in force.</b> {@code LoadCatalogue} keeps the last good message of each key, and beside it the broken one
 * that followed, so that a restart knows both. The second stage remembers every definition that its counts refer to
 * ({@code StoreLedger}) and puts the last one back into force where the topics have only a broken one left. What an instance
 * took of the definitions it says in a consumer group of its own ({@link io.plimsoll.streams.topology.InForce}).
 *
 * <p><b>The wall clock</b> decides two things, outside of the law that a replay gives the same: that a model whose
 * partitions are all idle goes on in time, and that one which had traffic is silent.
 */
@NullMarked
package io.plimsoll.streams.topology;

import org.jspecify.annotations.NullMarked;
