package io.plimsoll.streams.monitor;

import java.util.List;

/**
 * What the close of a pane brought.
 *
 * @param model the model
 * @param pane the pane
 * @param policy the policy that it was judged under
 * @param reports its reports, then those of earlier panes that changed or became final
 * @param transitions the incidents that changed
 */
public record Close(String model, long pane, Policy policy, List<PaneReport> reports, List<Transition> transitions) {

    /** The reports alone. */
    Close withoutTransitions() {
        return new Close(model, pane, policy, reports, List.of());
    }
}
