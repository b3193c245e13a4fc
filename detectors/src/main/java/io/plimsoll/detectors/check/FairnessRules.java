package io.plimsoll.detectors.check;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Between whom fairness is asked for, and what is asked.
 *
 * @param attributes the attributes, or intersections joined by {@code |}, each with the group that the others are compared
 *     with, where one is stated; dimensions of the layout have these names
 * @param minimumGroup the fewest predictions in the judged span that are a group; smaller ones are pooled
 * @param constraints what is asked, of every attribute
 */
public record FairnessRules(
        Map<String, Optional<String>> attributes, long minimumGroup, List<FairnessConstraint> constraints) {

    /** The size of a group when a policy says nothing. */
    public static final long STANDARD_MINIMUM = 30;

    /** Nothing is asked. */
    public static final FairnessRules NONE = new FairnessRules(Map.of(), STANDARD_MINIMUM, List.of());

    /**
     * Copies are kept, in their order.
     *
     * @throws IllegalArgumentException if the minimum is negative
     */
    public FairnessRules {
        if (minimumGroup < 0) {
            throw new IllegalArgumentException("a group has at least 0 people, not " + minimumGroup);
        }
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        constraints = List.copyOf(constraints);
    }

    /** How many questions these are: each constraint of each attribute. */
    int questions() {
        return constraints.size() * attributes.size();
    }
}
