package io.plimsoll.streams.config;

import static io.plimsoll.streams.config.InvalidSetting.require;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;

/**
 * The section {@code time}: how far clocks may differ, and when quiet means idle.
 *
 * @param skew how far an event's time may lie ahead of its record's, and a record's ahead of the clock, before the event
 *     is refused
 * @param idleAfter {@code idle.after}: how long a partition must have been read to its end before it no longer holds the
 *     watermark back
 * @param silenceAfter {@code silence.after}: how long nothing must have come of a model that had traffic, by the wall clock,
 *     before that is an error; never shorter than the model's window
 */
public record TimeSettings(
        Duration skew,
        @JsonProperty("idle.after") Duration idleAfter,
        @JsonProperty("silence.after") Duration silenceAfter) {

    /** @throws InvalidSetting naming the key that is out of its limits */
    public TimeSettings {
        require(skew.compareTo(Duration.ofDays(1)) <= 0, "skew", "must be from 0s to 1d");
        require(!idleAfter.isZero(), "idle.after", "must be longer than nothing");
        require(!silenceAfter.isZero(), "silence.after", "must be longer than nothing");
    }
}
