package io.plimsoll.schemas;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A categorical or boolean subject of a reference: a count per level.
 *
 * @param name the subject's name
 * @param kind categorical or boolean
 * @param levels the levels of their own, exact and distinct; boolean: {@code false}, {@code true}
 * @param counts of the levels, in their order
 * @param rare the levels that share one code because there are too many, or null if none do
 * @param faults the rows at fault
 * @param phi the design effect, or null if unknown
 * @param ratePhis the design effects of the fault rates, or null if unknown
 */
@Wire
public record CategoricalProfile(
        String name,
        FeatureKind kind,
        List<String> levels,
        List<Long> counts,
        @Nullable Rare rare,
        Faults faults,
        @Nullable Double phi,
        @Nullable FaultPhis ratePhis)
        implements SubjectProfile {

    /** @throws WireException naming the field that is missing or does not fit the levels */
    public CategoricalProfile {
        Require.name("name", name);
        boolean numeric = Require.present("kind", kind) == FeatureKind.NUMERIC;
        Require.that(!numeric, "kind", "must be categorical or boolean");
        levels = Require.list("levels", levels);
        Require.that(levels.stream().distinct().count() == levels.size(), "levels", "must be distinct");
        counts = Require.list("counts", counts);
        Require.counts("counts", counts);
        Require.that(counts.size() == levels.size(), "counts", "must have one number for each of levels");
        Require.present("faults", faults);
        SubjectProfile.requirePhi("phi", phi);
    }

    /**
     * The levels that share one code. Where they are listed, a later value is rare only if it is one of them and unseen
     * otherwise; where not, it cannot be told which, and counts as rare.
     *
     * @param levels how many distinct ones there are
     * @param count how many rows have one of them
     * @param names the levels themselves, or null where they are too many to list
     */
    @Wire
    public record Rare(Long levels, Long count, @Nullable List<String> names) {
        /** @throws WireException naming the field that is missing or negative */
        public Rare {
            Require.count("levels", Require.present("levels", levels));
            Require.count("count", Require.present("count", count));
            names = Require.listIfAny("names", names);
        }
    }
}
