/**
 * Metrics. {@link io.plimsoll.streams.ops.metrics.Metric} is the catalogue: every metric once, with name, unit, labels
 * and help; its {@code table()} is the documentation.
 *
 * <p>Gauges show the last closed window. The task that owns a model claims it, and what was published of the
 * model is then shown by its {@link io.plimsoll.streams.ops.metrics.ModelGauges}, until the task closes or the model is
 * retired: only owners have gauges, so that a sum over instances counts a model once.
 *
 * <p><b>Bounded.</b> No label holds a value of an event; the names in labels come from policies and references. One model
 * has at most {@code limits.series} gauges of findings, and all models of an instance have at most
 * {@code limits.instance.series}, shared by {@link io.plimsoll.streams.ops.metrics.SeriesBudget}: those about the whole
 * slice come first, and {@code plimsoll_series_dropped} says of each model how many had no room.
 *
 * <p><b>No label {@code quantile}.</b> Prometheus keeps it for summaries, and {@code promtool check metrics} refuses it
 * elsewhere: the quantiles of {@code plimsoll_report_latency_seconds} have the label {@code share}.
 *
 * <p><b>No exemplars.</b> {@link io.plimsoll.streams.ops.metrics.Scrape} makes the registry: with exemplars on gauges,
 * as is Micrometer's default, Prometheus up to 2.42 refuses the whole scrape.
 *
 * <p>Counters count what this process did. After a crash a transaction is done again, and so is its counting: for exact
 * figures read the topics.
 */
@NullMarked
package io.plimsoll.streams.ops.metrics;

import org.jspecify.annotations.NullMarked;
