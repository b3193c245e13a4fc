package io.plimsoll.schemas;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a model version saw when it was right: the counts of its training reference, with the grids that live traffic is
 * counted on. Compacted topic {@code references}, keyed {@code model|version}.
 *
 * <p>The names {@code score}, {@code decision} and {@code value} belong to the prediction; no feature may bear them.
 *
 * @param model the model's name
 * @param version the version it is the reference of
 * @param task what the model predicts
 * @param createdAt when the profile was made
 * @param rows how many rows it counts
 * @param window the event time that the rows span
 * @param hash of the content, as reports name it in {@code referenceHash}
 * @param lineage where the version comes from, or null
 * @param positive the positive class, or null
 * @param favourable the decision that is good for the person, or null
 * @param features the features, in the order that the layout has; at most 10,000
 * @param score the score as a numeric subject, or null
 * @param decision the decision as a categorical subject, or null
 * @param value the predicted number as a numeric subject, or null
 * @param labels how many rows have a label, or null if that was not counted
 * @param outcomes what was decided and turned out to be true, or null if that was not counted
 * @param errors how far predicted numbers turned out to be off, or null if that was not counted
 * @param latencyMicros how long requests took: [bucket in microseconds, count]
 * @param segments the counts of every segment
 * @param panes what the design effects were estimated on
 * @param baselines what follows from the counts, for people to read: {@code performance} by {@link SegmentKey segment}
 *     and metric, {@code fairness} by attribute and metric; null where it is undefined. Open: readers that compute use
 *     the counts
 */
@Wire
public record ReferenceProfile(
        String model,
        String version,
        Task task,
        @WireTime Instant createdAt,
        Long rows,
        TimeWindow window,
        String hash,
        @Nullable Lineage lineage,
        @Nullable String positive,
        @Nullable Favourable favourable,
        List<SubjectProfile> features,
        @Nullable NumericProfile score,
        @Nullable CategoricalProfile decision,
        @Nullable NumericProfile value,
        @Nullable Long labels,
        @Nullable OutcomeProfile outcomes,
        @Nullable ErrorProfile errors,
        @EmptyIfAbsent List<List<Long>> latencyMicros,
        @EmptyIfAbsent List<SegmentProfile> segments,
        @EmptyIfAbsent List<Panes> panes,
        @EmptyIfAbsent Map<String, Object> baselines) {
    /** Names that stand for the prediction, never for a feature. */
    public static final Set<String> RESERVED = Set.of("score", "decision", "value");

    /** @throws WireException naming the field that is missing or out of its limits */
    public ReferenceProfile {
        Require.identifier("model", model);
        Require.identifier("version", version);
        Require.present("task", task);
        Require.present("createdAt", createdAt);
        Require.count("rows", Require.present("rows", rows));
        Require.present("window", window);
        Require.hash("hash", hash);
        Require.nameIfAny("positive", positive);
        features = Require.list("features", features);
        requireDistinct(features);
        Require.count("labels", labels);
        latencyMicros = Require.rows("latencyMicros", latencyMicros, 2);
        segments = Require.list("segments", segments);
        panes = Require.list("panes", panes);
        baselines = Require.map("baselines", baselines);
    }

    private static void requireDistinct(List<SubjectProfile> features) {
        int most = PredictionEvent.MOST_FEATURES;
        Require.that(features.size() <= most, "features", "must be at most " + most);
        Set<String> names = new HashSet<>(RESERVED);
        features.forEach(feature -> Require.that(
                names.add(feature.name()), "features", "has a name twice or one that is reserved: " + feature.name()));
    }

    /**
     * Where a version comes from.
     *
     * @param trainedAt when it was trained
     * @param dataVersion the data it was trained on
     * @param commit the code it was trained with
     */
    @Wire
    public record Lineage(
            @WireTime @Nullable Instant trainedAt,
            @Nullable String dataVersion,
            @Nullable String commit) {
        /** @throws WireException if a name is too long */
        public Lineage {
            Require.nameIfAny("dataVersion", dataVersion);
            Require.nameIfAny("commit", commit);
        }
    }

    /**
     * The reference cut into panes of one length, as the design effects saw it.
     *
     * @param length of a pane
     * @param count how many panes had enough rows to count
     * @param smallest the rows of the smallest of them
     */
    @Wire
    public record Panes(PolicyDuration length, Integer count, Long smallest) {
        /** @throws WireException naming the field that is missing or negative */
        public Panes {
            Require.present("length", length);
            Require.atLeast(0, "count", Require.present("count", count));
            Require.count("smallest", Require.present("smallest", smallest));
        }
    }
}
