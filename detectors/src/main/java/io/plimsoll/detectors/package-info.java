/**
 * The mathematics of Plimsoll, free of Kafka, JSON, clocks and logging.
 *
 * <p>{@link io.plimsoll.detectors.tally} keeps counts, {@link io.plimsoll.detectors.statistic} measures distances and
 * rates, {@link io.plimsoll.detectors.evidence} says how certain a change is, {@link io.plimsoll.detectors.check} puts the
 * three together into findings with a verdict.
 *
 * <p>{@link io.plimsoll.detectors.change} stands apart: the classic change detectors, over single values in their order.
 * Checks feed them one error rate a pane, where a policy asks.
 */
@org.jspecify.annotations.NullMarked
package io.plimsoll.detectors;
