package io.plimsoll.streams.config;

import static io.plimsoll.streams.config.InvalidSetting.require;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The section {@code limits}: what one event, one model and one instance may ask for, so that no producer can take the
 * service down.
 *
 * @param event the largest prediction or label
 * @param deadLetter {@code dead-letter}: the largest dead letter; larger than an event, because headers come on top
 * @param report the largest report, reference or policy, compressed
 * @param depth how deep JSON may be nested
 * @param models how many models one service watches
 * @param subjects how many features, scores and segments are watched per model
 * @param series how many gauges are shown per model; the rest is counted in {@code plimsoll_series_dropped}
 * @param instanceSeries {@code instance.series}: how many of them one instance shows of all its models together
 */
public record LimitSettings(
        DataSize event,
        @JsonProperty("dead-letter") DataSize deadLetter,
        DataSize report,
        int depth,
        int models,
        int subjects,
        int series,
        @JsonProperty("instance.series") int instanceSeries) {

    /** @throws InvalidSetting naming the key that is out of its limits */
    public LimitSettings {
        require(deadLetter.bytes() > event.bytes(), "dead-letter", "must be larger than limits.event");
        require(depth >= 4 && depth <= 500, "depth", "must be from 4 to 500");
        require(models >= 1, "models", "must be at least 1");
        require(subjects >= 1, "subjects", "must be at least 1");
        require(series >= 0, "series", "must be at least 0");
        require(instanceSeries >= series, "instance.series", "must be at least limits.series");
    }
}
