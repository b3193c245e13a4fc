package io.plimsoll.streams.monitor;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What the close of a pane brought.
 *
 * @param model the model
 * @param pane the pane
 * @param policy the policy that it was judged under
 * @param reports its reports, then those of earlier panes that changed or became final
 * @param transitions the incidents that changed
 * @param recommendations what should be done
 * @param labelDelays how long the labels that began to count took on the average, by version
 */
public record Close(
        String model,
        long pane,
        Policy policy,
        List<PaneReport> reports,
        List<Transition> transitions,
        List<Recommendation> recommendations,
        Map<String, Duration> labelDelays) {

    /** A close to which no labels came. */
    public Close(
            String model,
            long pane,
            Policy policy,
            List<PaneReport> reports,
            List<Transition> transitions,
            List<Recommendation> recommendations) {
        this(model, pane, policy, reports, transitions, recommendations, Map.of());
    }

    /** The reports alone. */
    Close withoutNews() {
        return new Close(model, pane, policy, reports, List.of(), List.of(), labelDelays);
    }
}
