package io.plimsoll.schemas;

import org.jspecify.annotations.Nullable;

/**
 * What a finding is about. All null: the version as a whole.
 *
 * @param feature a feature, or {@code score}, {@code decision}, {@code value}, {@code label}
 * @param metric a metric, {@code accuracy}; never together with a feature
 * @param segment the {@link SegmentKey slice}, {@code gender=female}; null for all
 * @param attribute the attribute whose groups are compared, or whose mix is watched
 * @param group the group judged
 * @param reference the group it is compared with
 */
@Wire
public record Subject(
        @Nullable String feature,
        @Nullable String metric,
        @Nullable String segment,
        @Nullable String attribute,
        @Nullable String group,
        @Nullable String reference) {
    /** The longest key of a slice, in characters. */
    public static final int LONGEST_SEGMENT = 2_048;

    /** @throws WireException naming the part that is too long, or if there are both feature and metric */
    public Subject {
        Require.that(feature == null || metric == null, "metric", "and feature must not both be given");
        Require.nameIfAny("feature", feature);
        Require.nameIfAny("metric", metric);
        Require.textIfAny("segment", segment, LONGEST_SEGMENT);
        Require.nameIfAny("attribute", attribute);
        Require.textIfAny("group", group, LONGEST_SEGMENT);
        Require.textIfAny("reference", reference, LONGEST_SEGMENT);
    }
}
