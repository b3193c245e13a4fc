package io.plimsoll.detectors.check;

import io.plimsoll.detectors.statistic.CountPair;
import io.plimsoll.detectors.tally.BinCounts;
import io.plimsoll.detectors.tally.WindowTally;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The reference's counts of a target beside a run's.
 *
 * @param evidence counts of the evidence bins, or codes
 * @param told counts of the bins in which distances are usually told: the deciles of a number in all traffic, else the
 *     evidence bins
 * @param fine counts on the fine grid, of a number in all traffic
 * @param designEffect φ, 1 where it is unknown
 * @param sufficientLogE the evidence with which a change of the target is certain enough for an alarm even if no other
 *     target changed
 */
public record Comparison(
        Pair evidence, Pair told, Optional<FinePair> fine, double designEffect, double sufficientLogE) {

    /**
     * Counts of the same bins.
     *
     * @param reference of the reference
     * @param current of the run
     */
    public record Pair(long[] reference, long[] current) {}

    /**
     * Counts of a number in all traffic.
     *
     * @param reference of the reference
     * @param current of the run
     * @param spread the reference's standard deviation
     */
    public record FinePair(BinCounts reference, BinCounts current, OptionalDouble spread) {}

    /** The number of values of the run. */
    public long currentTotal() {
        return Arrays.stream(evidence.current()).sum();
    }

    /** The counts on which the evidence rests. */
    CountPair pair() {
        return CountPair.of(evidence.reference(), evidence.current());
    }

    /** Holds a run against a reference. */
    public static Comparison of(
            Reference reference, Target.Distributed target, WindowTally run, double sufficientLogE) {
        Pair evidence = new Pair(target.counts(reference.tally()), target.counts(run));
        double phi = reference.effects().of(target).orElse(1);
        Optional<FinePair> fine = fine(reference, target, run);
        return new Comparison(evidence, fine.map(Comparison::deciles).orElse(evidence), fine, phi, sufficientLogE);
    }

    private static Optional<FinePair> fine(Reference reference, Target.Distributed target, WindowTally run) {
        if (target instanceof Target.InAll all && reference.tally().isNumeric(all.subject())) {
            return Optional.of(new FinePair(
                    reference.tally().bins(all.subject()),
                    run.bins(all.subject()),
                    reference.spreads().get(all.subject())));
        }
        return Optional.empty();
    }

    private static Pair deciles(FinePair fine) {
        return new Pair(
                fine.reference().subject().grid().toDeciles(fine.reference().counts()),
                fine.reference().subject().grid().toDeciles(fine.current().counts()));
    }
}
