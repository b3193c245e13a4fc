package io.plimsoll.streams.monitor;

import java.util.List;
import java.util.Optional;

/** What the close of a pane says about what should be done: data, never an action. */
public sealed interface Recommendation {

    /** The model. */
    String model();

    /** The pane whose close brought it. */
    long pane();

    /**
     * Something should be done.
     *
     * @param id names it; made of names and times alone, so a replay gives the same
     * @param model the model
     * @param pane the pane whose close brought it
     * @param advice what
     * @param expiresAt until when it holds, milliseconds since the epoch
     * @param cooldownUntil until when no other decision is made, milliseconds since the epoch
     * @param approval who lets it be carried out
     * @param dryRun whether it is for show
     * @param supersedes the decision that it takes the place of
     */
    record Decision(
            String id,
            String model,
            long pane,
            Advice advice,
            long expiresAt,
            long cooldownUntil,
            Rollout.Approval approval,
            boolean dryRun,
            Optional<String> supersedes)
            implements Recommendation {}

    /**
     * A decision no longer holds.
     *
     * @param model the model
     * @param pane the pane whose close brought it
     * @param decision the decision
     * @param version the version that it was about
     * @param why why it holds no longer
     * @param supersededBy the decision that takes its place
     */
    record Withdrawal(String model, long pane, String decision, String version, Why why, Optional<String> supersededBy)
            implements Recommendation {}

    /**
     * A shadow must not go live. Nobody is to do anything, so it is no event; the version's verdict is a fail for as long as
     * this lasts.
     *
     * @param model the model
     * @param pane the pane whose close brought it
     * @param version the shadow
     * @param causes the gates that it fails, at least one
     */
    record Refusal(String model, long pane, String version, List<Cause> causes) implements Recommendation {

        /** A copy of the list is kept. */
        public Refusal {
            causes = List.copyOf(causes);
        }
    }

    /** Why a decision holds no longer. */
    enum Why {
        /** What spoke for it no longer does. */
        CAUSE_GONE,
        /** The version to go back to is in alarm itself. */
        STANDBY_IN_ALARM,
        /** Something else is more urgent. */
        OVERTAKEN,
        /** The model is counted in other windows, or from anew, or not at all. */
        BEGUN_ANEW
    }
}
