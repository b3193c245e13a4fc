package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.check.DesignEffects;
import io.plimsoll.detectors.check.Reference;
import io.plimsoll.detectors.tally.CategoricalSubject;
import io.plimsoll.detectors.tally.Dimension;
import io.plimsoll.detectors.tally.Grid;
import io.plimsoll.detectors.tally.NumericSubject;
import io.plimsoll.detectors.tally.Subject;
import io.plimsoll.detectors.tally.TallyCodec;
import io.plimsoll.detectors.tally.WindowTally;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Identifies a reference by everything that it is judged with: subjects with their grids and ranges, the favourable side that
 * is counted, dimensions with what they are derived from, counts, design effects and spreads. So a stored reference that was damaged, or that was made under
 * a policy that counts in another way, is recognised.
 */
public final class ReferenceHash {

    private ReferenceHash() {}

    /** The hash that a reference must have which was made under this policy. */
    public static String of(Reference reference, Policy policy) {
        return of(reference.tally(), reference.effects(), reference.spreads(), policy);
    }

    static String of(WindowTally counts, DesignEffects effects, List<OptionalDouble> spreads, Policy policy) {
        Fingerprint fingerprint = new Fingerprint();
        counts.layout()
                .subjects()
                .forEach(subject -> fingerprint.add(subject.source() + " " + subject.name() + " " + bins(subject)));
        counts.layout().dimensions().forEach(dimension -> add(fingerprint, dimension, policy));
        counts.layout()
                .outcome()
                .ifPresent(outcome -> fingerprint.add(outcome.classes().names().toString()));
        counts.layout()
                .errors()
                .ifPresent(errors -> fingerprint.add("errors of numbers " + bins(errors.sizes()) + bins(errors.errors())
                        + " " + errors.limit() + " " + errors.unit() + " " + errors.centre() + " "
                        + errors.labelUnit() + (errors.isFine() ? " fine" : "")
                        + errors.side().map(side -> " favourable " + side).orElse("")));
        effects.errorRate().ifPresent(phi -> fingerprint.add("errors " + phi));
        effects.labels().ifPresent(phi -> fingerprint.add("labels " + phi));
        fingerprint.add(effects.drift().toString()).add(effects.mixes().toString());
        effects.rates().forEach(rates -> fingerprint.add(new TreeMap<>(rates).toString()));
        return fingerprint
                .add(spreads.toString())
                .add(TallyCodec.encode(counts))
                .toString();
    }

    private static void add(Fingerprint fingerprint, Dimension dimension, Policy policy) {
        fingerprint.add(dimension.toString());
        dimension
                .attributes()
                .forEach(attribute ->
                        fingerprint.add(String.valueOf(policy.derive().get(attribute))));
    }

    private static String bins(Grid grid) {
        return Arrays.toString(grid.edges()) + " " + Arrays.toString(grid.evidenceCuts()) + " "
                + Arrays.toString(grid.decileCuts());
    }

    private static String bins(Subject subject) {
        if (subject instanceof NumericSubject numeric) {
            return bins(numeric.grid()) + " " + numeric.scale() + " " + numeric.range();
        }
        return ((CategoricalSubject) subject).levels().names().toString();
    }
}
