package io.plimsoll.schemas;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The reference counts of the slices by one attribute, or by an intersection of several.
 *
 * @param attributes the attribute, or those that are intersected
 * @param missing the rows without a value for one of them
 * @param phi the design effect of how the rows divide over the slices, or null if unknown
 * @param levels the slices
 */
@Wire
public record SegmentProfile(
        List<String> attributes, Long missing, @Nullable Double phi, List<Level> levels) {
    /** @throws WireException naming the field that is missing, or if a slice has another number of values */
    public SegmentProfile {
        attributes = Require.list("attributes", attributes);
        Require.that(!attributes.isEmpty(), "attributes", "must name an attribute");
        attributes.forEach(attribute -> Require.name("attributes", attribute));
        Require.count("missing", Require.present("missing", missing));
        SubjectProfile.requirePhi("phi", phi);
        levels = Require.list("levels", levels);
        int width = attributes.size();
        boolean matched = levels.stream().allMatch(level -> level.values().size() == width);
        Require.that(matched, "levels", "must have one of values for each of attributes");
    }

    /**
     * One slice.
     *
     * @param values the value of each attribute, in their order
     * @param rows how many rows it has
     * @param counts per subject the counts on its evidence bins or levels (the rare code last, where the subject has
     *     one): the features in the profile's order, then score, decision and value where the profile has them
     * @param faults per subject, in the same order, [missing, wrongType, outOfRange, unseen]; null if not counted
     * @param outcomes as {@link OutcomeProfile#counts()}, but by the evidence bin of the score; null if not counted
     * @param errors as {@link ErrorProfile#counts()}; null if not counted
     * @param losses as {@link OutcomeProfile#losses()}; null if not counted
     */
    @Wire
    public record Level(
            List<String> values,
            Long rows,
            List<List<Long>> counts,
            @Nullable List<List<Long>> faults,
            @Nullable List<List<Long>> outcomes,
            @Nullable List<Long> errors,
            @Nullable List<Long> losses) {
        /** @throws WireException naming the field that is missing or negative */
        public Level {
            values = Require.list("values", values);
            Require.count("rows", Require.present("rows", rows));
            counts = Require.matrix("counts", counts);
            faults = faults == null ? null : Require.matrix("faults", faults);
            errors = Require.listIfAny("errors", errors);
            losses = OutcomeProfile.losses(losses);
            outcomes = outcomes == null ? null : Require.rows("outcomes", outcomes, OutcomeProfile.WIDTH);
        }
    }
}
