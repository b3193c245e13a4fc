package io.plimsoll.schemas;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A numeric subject of a reference, on a fine grid of k edges and k + 1 cells (−∞, e₁], (e₁, e₂], …, (e_k, +∞).
 *
 * <p>An atom v that is a bin of its own is the cell between the two neighbouring edges {@code Math.nextDown(v)} and v:
 * doubles are written so that they read back exactly.
 *
 * @param name the subject's name
 * @param kind numeric
 * @param edges e₁ … e_k, finite and strictly increasing; may be empty
 * @param evidence which edges cut the evidence bins: indices into {@code edges}
 * @param deciles which edges are the reference's deciles: indices into {@code edges}
 * @param counts of the k + 1 cells; −∞ and +∞ count in the outer two
 * @param sums of the finite values in the k + 1 cells, in units of 2^scale
 * @param scale the exponent of the unit of {@code sums}; −20 is about a millionth
 * @param std the standard deviation of the finite values, or null where there are none
 * @param min the least finite value, or null where there is none
 * @param max the greatest finite value, or null where there is none
 * @param unbounded how many values no sum holds, infinite or far beyond the rest; null if there are none
 * @param faults the rows at fault
 * @param phi the design effect, or null if unknown
 * @param ratePhis the design effects of the fault rates, or null if unknown
 */
@Wire
public record NumericProfile(
        String name,
        FeatureKind kind,
        List<Double> edges,
        List<Integer> evidence,
        List<Integer> deciles,
        List<Long> counts,
        List<Long> sums,
        Integer scale,
        @Nullable Double std,
        @Nullable Double min,
        @Nullable Double max,
        @Nullable Long unbounded,
        Faults faults,
        @Nullable Double phi,
        @Nullable FaultPhis ratePhis)
        implements SubjectProfile {

    /** @throws WireException naming the field that is missing or does not fit the grid */
    public NumericProfile {
        Require.name("name", name);
        Require.that(Require.present("kind", kind) == FeatureKind.NUMERIC, "kind", "must be numeric");
        edges = Require.list("edges", edges);
        Require.that(Ascending.strictly(edges), "edges", "must increase strictly and be finite");
        evidence = cuts("evidence", evidence, edges);
        deciles = cuts("deciles", deciles, edges);
        counts = cells("counts", counts, edges);
        Require.counts("counts", counts);
        sums = cells("sums", sums, edges);
        Require.present("scale", scale);
        Require.notNegative("std", std);
        Require.finite("min", min);
        Require.finite("max", max);
        Require.count("unbounded", unbounded);
        Require.present("faults", faults);
        SubjectProfile.requirePhi("phi", phi);
    }

    private static List<Integer> cuts(String field, List<Integer> indices, List<Double> edges) {
        List<Integer> copy = Require.list(field, indices);
        Require.that(Ascending.indices(copy, edges.size()), field, "must be increasing indices into edges");
        return copy;
    }

    private static List<Long> cells(String field, List<Long> values, List<Double> edges) {
        List<Long> copy = Require.list(field, values);
        Require.that(copy.size() == edges.size() + 1, field, "must have one number more than edges");
        return copy;
    }
}
