package io.plimsoll.schemas;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** The reference counts of one feature, score, decision or value. Its {@code kind} says which of the two it is. */
@JsonTypeInfo(
        use = JsonTypeInfo.Id.NAME,
        include = JsonTypeInfo.As.EXISTING_PROPERTY,
        property = "kind",
        visible = true)
@JsonSubTypes({
    @JsonSubTypes.Type(value = NumericProfile.class, name = "numeric"),
    @JsonSubTypes.Type(value = CategoricalProfile.class, name = "categorical"),
    @JsonSubTypes.Type(value = CategoricalProfile.class, name = "boolean")
})
public sealed interface SubjectProfile permits NumericProfile, CategoricalProfile {
    /** The subject's name: a feature's, or {@code score}, {@code decision}, {@code value}. */
    String name();

    /** How its values are counted. */
    FeatureKind kind();

    /** The rows whose value did not count among the cells or levels. */
    Faults faults();

    /** The design effect φ ≥ 1 of the distribution, or null where too few panes leave it unknown. */
    @Nullable
    Double phi();

    /** The design effects of the fault rates, or null where all are unknown. */
    @Nullable
    FaultPhis ratePhis();

    /**
     * Counts of rows at fault. Only those out of range are in a cell or level as well.
     *
     * @param missing null, NaN or absent
     * @param wrongType not a value of the subject's kind
     * @param outOfRange outside the declared range, or the learned one where none is declared
     * @param unseen a level that the list of levels does not have; 0 in a reference unless levels were declared
     */
    @Wire
    record Faults(Long missing, Long wrongType, Long outOfRange, Long unseen) {
        /** @throws WireException naming the count that is missing or negative */
        public Faults {
            Require.count("missing", Require.present("missing", missing));
            Require.count("wrongType", Require.present("wrongType", wrongType));
            Require.count("outOfRange", Require.present("outOfRange", outOfRange));
            Require.count("unseen", Require.present("unseen", unseen));
        }
    }

    /**
     * Design effects φ ≥ 1 of the fault rates; null where unknown.
     *
     * @param missing of the missing rate
     * @param wrongType of the wrong-type rate
     * @param outOfRange of the out-of-range rate
     * @param unseen of the unseen rate
     */
    @Wire
    record FaultPhis(
            @Nullable Double missing,
            @Nullable Double wrongType,
            @Nullable Double outOfRange,
            @Nullable Double unseen) {
        /** @throws WireException naming the effect that is under 1 */
        public FaultPhis {
            requirePhi("missing", missing);
            requirePhi("wrongType", wrongType);
            requirePhi("outOfRange", outOfRange);
            requirePhi("unseen", unseen);
        }
    }

    /** Demands a design effect: finite and at least 1, or null. */
    static void requirePhi(String field, @Nullable Double phi) {
        boolean atLeastOne = phi == null || (Double.isFinite(phi) && phi >= 1);
        Require.that(atLeastOne, field, "is a design effect and must be at least 1, or null if unknown");
    }
}
