package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.check.OutcomeChecks;
import io.plimsoll.detectors.check.Segment;
import io.plimsoll.detectors.tally.Dimension;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Holds the groups that a policy names against those of a reference: the groups that others are compared with, and the
 * segments of constraints. One that the reference never held would be asked about for ever, and never answered.
 */
final class NamedGroups {

    private final String version;
    private final List<Dimension> dimensions;

    /**
     * @param version the version of the reference
     * @param dimensions how the reference is sliced
     */
    NamedGroups(String version, List<Dimension> dimensions) {
        this.version = version;
        this.dimensions = dimensions;
    }

    /**
     * @throws IllegalArgumentException naming the key, and the groups that there are
     */
    void require(OutcomeChecks checks) {
        checks.fairness()
                .attributes()
                .forEach((attribute, reference) -> reference.ifPresent(
                        group -> require("fairness.attributes." + attribute + ".reference", attribute, group)));
        for (int i = 0; i < checks.performance().size(); i++) {
            String path = "performance.constraints[" + i + "].segment";
            checks.performance().get(i).segment().ifPresent(segment -> require(path, segment));
        }
    }

    private void require(String path, Segment segment) {
        require(path, segment.dimension(), segment.value());
    }

    private void require(String path, String attribute, String group) {
        List<String> groups = dimensions.stream()
                .filter(dimension -> dimension.name().equals(attribute))
                .flatMap(dimension ->
                        IntStream.range(0, dimension.values().size()).mapToObj(dimension::label))
                .toList();
        if (!groups.contains(group)) {
            throw new IllegalArgumentException(path + ": " + group + " is no group of " + attribute
                    + " in the reference of " + version + ", which has " + String.join(", ", groups));
        }
    }
}
