package io.plimsoll.detectors.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The checks of a policy: all of them, with their parameters.
 *
 * @param drift the distances; at least one of them should alarm
 * @param missing on missing values
 * @param unseen on unseen levels
 * @param range on values out of range
 * @param wrongType on values of another kind
 * @param duplicates on repeated events
 * @param latency on slow requests, where the policy states an objective
 * @param volume on the number of events
 * @param outcomes on decisions and labels: performance, fairness, concept drift
 */
public record Checks(
        List<DriftCheck> drift,
        MissingCheck missing,
        UnseenCheck unseen,
        RangeCheck range,
        WrongTypeCheck wrongType,
        DuplicatesCheck duplicates,
        Optional<LatencyCheck> latency,
        VolumeCheck volume,
        OutcomeChecks outcomes) {

    /** What is asked when a policy says nothing. */
    public static final Checks STANDARD = new Checks(
            List.of(
                    PsiCheck.STANDARD,
                    new JensenShannonCheck(Ladder.NONE),
                    new HellingerCheck(Ladder.NONE),
                    new TotalVariationCheck(Ladder.NONE),
                    new LInfinityCheck(Ladder.NONE),
                    new ChiSquareCheck(Ladder.NONE),
                    new KolmogorovSmirnovCheck(Ladder.NONE),
                    new WassersteinCheck(Ladder.NONE)),
            MissingCheck.STANDARD,
            UnseenCheck.STANDARD,
            RangeCheck.STANDARD,
            WrongTypeCheck.STANDARD,
            DuplicatesCheck.STANDARD,
            Optional.empty(),
            VolumeCheck.STANDARD);

    /** A copy of the distances is kept. */
    public Checks {
        drift = List.copyOf(drift);
    }

    /** The standard ones on decisions and labels. */
    public Checks(
            List<DriftCheck> drift,
            MissingCheck missing,
            UnseenCheck unseen,
            RangeCheck range,
            WrongTypeCheck wrongType,
            DuplicatesCheck duplicates,
            Optional<LatencyCheck> latency,
            VolumeCheck volume) {
        this(drift, missing, unseen, range, wrongType, duplicates, latency, volume, OutcomeChecks.STANDARD);
    }

    /** The same with these on decisions and labels. */
    public Checks with(OutcomeChecks others) {
        return new Checks(drift, missing, unseen, range, wrongType, duplicates, latency, volume, others);
    }

    /** Every check. */
    public List<Check> all() {
        List<Check> all = new ArrayList<>(drift);
        all.addAll(List.of(missing, unseen, range, wrongType, duplicates, volume));
        latency.ifPresent(all::add);
        all.addAll(outcomes.all());
        return all;
    }
}
