package io.plimsoll.schemas;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the predicted numbers of the reference turned out to be off: e = prediction − label.
 *
 * <p>A sum is of whole numbers: of errors in 2^−20 units (cubes 2^−16, fourth powers 2^−8), of labels less the centre in 2^−20
 * label units.
 *
 * @param sizes the bins of |e|
 * @param errors the bins of e
 * @param limit above which |e| is large
 * @param unit of errors, positive
 * @param centre near which labels lie
 * @param labelUnit of labels, positive
 * @param counts of all rows: without a label, labelled, large; Σe, Σ|e|, Σe², Σe⁴, Σy, Σy², of form 2 also Σy³, Σy⁴, Σe²y,
 *     Σe²y²; the bins of |e|, the bins of e, of form 1 those that {@code evidence} cuts, of form 2 those of all edges; with
 *     {@code favourable} also favourable and without a label, of the labelled both favourable, only the prediction, only the
 *     label
 * @param errorPhi the design effect of the share of large errors, or null if unknown
 * @param labelPhi the design effect of the distribution of errors, or null if unknown
 * @param form 2; 1, or null, of a profile that was made before there were quantiles
 * @param favourable the side of a threshold that is good for the person and counted, of form 2; or null if it is not counted
 */
@Wire
public record ErrorProfile(
        Bins sizes,
        Bins errors,
        Double limit,
        Double unit,
        Double centre,
        Double labelUnit,
        List<Long> counts,
        @Nullable Double errorPhi,
        @Nullable Double labelPhi,
        @Nullable Integer form,
        @Nullable Favourable favourable) {
    /** The form that is written. */
    public static final int FINE = 2;

    /** @throws WireException naming the field that is missing or does not fit */
    public ErrorProfile {
        Require.present("sizes", sizes);
        Require.present("errors", errors);
        Require.notNegative("limit", Require.present("limit", limit));
        requirePositive("unit", unit);
        Require.finite("centre", Require.present("centre", centre));
        requirePositive("labelUnit", labelUnit);
        counts = Require.list("counts", counts);
        SubjectProfile.requirePhi("errorPhi", errorPhi);
        SubjectProfile.requirePhi("labelPhi", labelPhi);
        Require.that(form == null || form == 1 || form == FINE, "form", "must be 1 or 2");
        Require.that(
                favourable == null || (favourable.classes().isEmpty() && form != null && form == FINE),
                "favourable",
                "must be {min: x} or {max: x}, of form 2");
    }

    private static void requirePositive(String field, @Nullable Double unit) {
        Double present = Require.present(field, unit);
        Require.that(present > 0 && Double.isFinite(present), field, "must be positive");
    }

    /**
     * Bins of numbers: (−∞, e₁], (e₁, e₂], …, (e_k, +∞).
     *
     * @param edges e₁ … e_k, finite and strictly increasing; may be empty
     * @param evidence which edges cut the bins that errors are judged by: indices into {@code edges}
     */
    @Wire
    public record Bins(List<Double> edges, List<Integer> evidence) {
        /** @throws WireException if edges or indices are missing or not in order */
        public Bins {
            edges = Require.list("edges", edges);
            evidence = Require.list("evidence", evidence);
            Require.that(Ascending.strictly(edges), "edges", "must be finite and strictly increasing");
            Require.that(
                    Ascending.indices(evidence, edges.size()), "evidence", "must be increasing indices into edges");
        }
    }
}
