package io.plimsoll.detectors.check;

/**
 * What an alarm's severity was decided from.
 *
 * @param name which figure was compared: {@code value}, {@code corrected} or {@code lower}
 * @param value the figure
 * @param threshold what it was compared with
 */
public record Compared(String name, double value, double threshold) {}
