package io.plimsoll.schemas;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was found in one pane of one version. Topic {@code reports}, keyed by model; one per (version, role, layout,
 * window, revision). It judges the version's own slice against the version's own reference, and holds what it was
 * computed from, so that anyone can check it. Undefined is null, never NaN.
 *
 * @param model the model's name
 * @param version the version judged
 * @param role the role it had
 * @param referenceHash the reference it was judged against, or null if it has none
 * @param layoutHash the layout that the counts were taken by
 * @param window the pane
 * @param revision 0 for the first report of the pane, then 1, 2, … as labels and late events come
 * @param settled on the wire {@code final}: the horizon has passed, no revision follows
 * @param predictions how many predictions the slice has
 * @param labels how many of them have a label
 * @param coverage labels over predictions, or null without predictions
 * @param phi the pane's design effect, or null if unknown
 * @param share the part of the pane that was counted by this layout; 1 unless policy or reference changed inside it
 * @param findings those about the whole slice all; of segments those that are not ok and the worst one each
 * @param distributions by subject: the features, score, decision or value, and the segment
 *     attributes that are no features
 * @param segmentDistributions by {@link SegmentKey segment}, then by subject; only where the policy asks for them
 * @param outcomes by {@link SegmentKey segment}, {@code all} among them
 * @param confusion which class was taken for which; null unless of several classes
 */
@WireWithNulls
public record WindowReport(
        String model,
        String version,
        Role role,
        @Nullable String referenceHash,
        String layoutHash,
        TimeWindow window,
        Integer revision,
        @JsonProperty("final") Boolean settled,
        Long predictions,
        Long labels,
        @Nullable Double coverage,
        @Nullable Double phi,
        Double share,
        List<Finding> findings,
        @EmptyIfAbsent Map<String, Distribution> distributions,
        @EmptyIfAbsent Map<String, Map<String, Distribution>> segmentDistributions,
        @EmptyIfAbsent Map<String, Outcome> outcomes,
        @Nullable ConfusionTable confusion) {

    /** @throws WireException naming the field that is missing or out of its limits */
    public WindowReport {
        Require.identifier("model", model);
        Require.identifier("version", version);
        Require.present("role", role);
        referenceHash = referenceHash == null ? null : Require.hash("referenceHash", referenceHash);
        Require.hash("layoutHash", layoutHash);
        Require.present("window", window);
        Require.atLeast(0, "revision", Require.present("revision", revision));
        Require.present("final", settled);
        Require.count("predictions", Require.present("predictions", predictions));
        Require.count("labels", Require.present("labels", labels));
        Require.share("coverage", coverage);
        SubjectProfile.requirePhi("phi", phi);
        Require.share("share", Require.present("share", share));
        findings = Require.list("findings", findings);
        distributions = Require.map("distributions", distributions);
        segmentDistributions = Require.keyed("segmentDistributions", segmentDistributions);
        outcomes = Require.keyed("outcomes", outcomes);
    }
}
