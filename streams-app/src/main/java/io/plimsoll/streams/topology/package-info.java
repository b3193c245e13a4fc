/**
 * The topology: the only place that knows Kafka Streams.
 *
 * <p>{@link io.plimsoll.streams.topology.BeforeCommit} is what the speed and the exactness of the service rest on: a
 * stage counts on the heap of its task ({@link io.plimsoll.streams.topology.TaskHeap}) and sends what it has counted
 * inside the very transaction that commits the offsets it counted from.
 */
@NullMarked
package io.plimsoll.streams.topology;

import org.jspecify.annotations.NullMarked;
