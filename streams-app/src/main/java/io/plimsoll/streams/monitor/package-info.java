/**
 * The engine: from events to tallies, from tallies to reports, verdicts, incidents and recommendations. It knows neither
 * Kafka nor JSON nor files nor a clock, so the same code runs inside the topology's two stages and inside
 * {@code backtest}.
 */
@org.jspecify.annotations.NullMarked
package io.plimsoll.streams.monitor;
