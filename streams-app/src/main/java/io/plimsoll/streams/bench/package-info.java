/**
 * What the verb {@code bench} measures with: made-up traffic, a probe into the JVM of a running service, and the figures
 * that come out. The verb itself starts the processes, publishes and prints.
 *
 * <p>The service under test is the very service that {@code run} starts, in a JVM of its own, so that its CPU time and
 * memory are nobody else's. {@link io.plimsoll.streams.bench.ServiceProbe} looks into it from outside, through JMX:
 *
 * <pre>
 * {@link io.plimsoll.streams.bench.Workload}   events of a stated shape, from a seed
 *      │ published beforehand
 * service ──▶ {@link io.plimsoll.streams.bench.ServiceProbe} ──▶ {@link io.plimsoll.streams.bench.Sample}… ──▶ {@link io.plimsoll.streams.bench.Timeline}   rates
 *      └────▶ stacks ──▶ {@link io.plimsoll.streams.bench.StageProfile}   where the stream thread was
 * </pre>
 *
 * <p><b>No flattering.</b> Rates are per second of CPU, which others on the same machine disturb least. What comes before
 * a share of the events has been read is not counted: starting, and the compiler's work. An event counts when the
 * topology has taken it, not when it was fetched. The compiler, the collector and the threads of Kafka's clients count as
 * the process. Closing and judging panes count too. {@link io.plimsoll.streams.bench.Yardstick} says in the same run what the
 * machine can do, so that figures of different machines can be set side by side.
 */
@NullMarked
package io.plimsoll.streams.bench;

import org.jspecify.annotations.NullMarked;
