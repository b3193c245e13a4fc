package io.plimsoll.schemas;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the reference decided and what turned out to be true.
 *
 * <p>Decisions and labels are told by code: the index into {@code classes}, one more for any other class, and one more
 * still for none: nothing was decided, there is no label. A binary model's only class here is its positive one; any
 * other is negative.
 *
 * @param classes the classes, distinct
 * @param counts of all rows: [cell of the score, decision, label, count], cells without a row left out; the cells are
 *     those of {@code score}, and one more for a row without a score
 * @param errorPhi the design effect of the share of wrong decisions, or null if unknown
 * @param labelPhi the design effect of the distribution of labels, or null if unknown
 * @param losses what probabilities cost, of the labelled rows that have them: [rows, Σ(s − y)·2^30 of a binary model,
 *     Σb·2^30, Σb²·2^30, Σl·2^24, Σl²·2^24], b Brier's loss and l the log loss of a row; null if not counted
 */
@Wire
public record OutcomeProfile(
        List<String> classes,
        List<List<Long>> counts,
        @Nullable Double errorPhi,
        @Nullable Double labelPhi,
        @Nullable List<Long> losses) {
    /** The numbers of a row of counts. */
    static final int WIDTH = 4;

    /** The numbers of losses. */
    static final int LOSSES = 6;

    /** @throws WireException naming the field that is missing or does not fit */
    public OutcomeProfile {
        classes = Require.list("classes", classes);
        classes.forEach(name -> Require.name("classes", name));
        Require.that(classes.stream().distinct().count() == classes.size(), "classes", "must be distinct");
        counts = Require.rows("counts", counts, WIDTH);
        SubjectProfile.requirePhi("errorPhi", errorPhi);
        SubjectProfile.requirePhi("labelPhi", labelPhi);
        losses = losses(losses);
    }

    static @Nullable List<Long> losses(@Nullable List<Long> losses) {
        List<Long> copy = Require.listIfAny("losses", losses);
        Require.that(copy == null || copy.size() == LOSSES, "losses", "must be " + LOSSES + " numbers");
        return copy;
    }
}
