package io.plimsoll.detectors.check;

import java.util.List;
import java.util.OptionalLong;

/** What is to become of a candidate: one of three answers, with everything that it was decided from. */
public sealed interface Candidacy {

    /** What it was decided from. */
    Assessment assessment();

    /**
     * It is no worse than the acting version, beyond the margin, and no gate fails.
     *
     * @param assessment what it was decided from
     */
    record Promote(Assessment assessment) implements Candidacy {

        /** Whether a person must look at it first: these gates could not be judged. */
        public boolean needsApproval() {
            return !undecided().isEmpty();
        }

        /** The gates that could not be judged. */
        public List<Gate.Insufficient> undecided() {
            return assessment.undecidedGates();
        }
    }

    /**
     * It is worse than the margin allows, or a gate fails.
     *
     * @param assessment what it was decided from
     * @param isWorse whether it is proven to be worse by the policy's metric
     */
    record RollBack(Assessment assessment, boolean isWorse) implements Candidacy {

        /** The gates that are proven not to hold. */
        public List<Gate.Failed> failed() {
            return assessment.failedGates();
        }
    }

    /**
     * It cannot be said yet.
     *
     * @param assessment what it was decided from
     * @param reason why, and what would help, in a few words for a person
     * @param labelsNeeded about how many more labelled cases would decide if they were like those so far (pairs, or cases of the
     *     smaller arm); empty where more of the same never would, or nothing can be said
     */
    record Inconclusive(Assessment assessment, String reason, OptionalLong labelsNeeded) implements Candidacy {}
}
