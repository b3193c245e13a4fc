package io.plimsoll.detectors.evidence;

import io.plimsoll.detectors.statistic.OutcomeRate;
import io.plimsoll.detectors.statistic.Share;
import io.plimsoll.detectors.tally.OutcomeSubject;
import io.plimsoll.detectors.tally.PairTable;
import java.util.ArrayList;
import java.util.List;

/**
 * A rate of a candidate less that of the acting version, on the same requests.
 *
 * <p>Only rates whose denominator is the same for both can be compared in pairs: accuracy (all), recall and false negative
 * rate (label 1), specificity and false positive rate (label 0). Pairs in which a version did not decide are left out.
 *
 * <p>Labelled pairs decide by themselves only where who gets a label does not depend on what was decided. If the coverage of
 * two (acting, candidate) cells differs by more than {@value LabelCoverage#TOLERANCE}, or a cell in which the versions differ
 * has no label at all, the missing ones are taken at their worst and at their best: for accuracy [(b−c−u)/N, (b−c+u)/N] with u
 * the unlabelled pairs in which the versions differ and N all pairs. Where only the approved get labels a candidate that
 * approves others can only lose on labelled pairs.
 *
 * @param rate the rate
 * @param pairs pairs whose labels had time to come
 */
public record PairedRate(OutcomeRate rate, PairTable pairs) {

    /**
     * @throws IllegalArgumentException if the rate cannot be compared in pairs
     */
    public PairedRate {
        if (!suits(rate)) {
            throw new IllegalArgumentException(rate + " cannot be compared in pairs");
        }
    }

    /** Whether both versions have the same cases in the rate's denominator. */
    public static boolean suits(OutcomeRate rate) {
        return switch (rate) {
            case ACCURACY, RECALL, SPECIFICITY, FALSE_POSITIVE_RATE, FALSE_NEGATIVE_RATE -> true;
            case SELECTION_RATE, PRECISION, NEGATIVE_PREDICTIVE_VALUE -> false;
        };
    }

    /** What is known of the difference: from labelled pairs, or bounds where labels are selective. */
    public Estimate estimate() {
        return hasSelectiveLabels() ? bounds() : identified();
    }

    /** Whether who gets a label depends on what the two versions decided. */
    public boolean hasSelectiveLabels() {
        List<Double> coverages = new ArrayList<>();
        boolean isBlind = false;
        for (int acting = 0; acting < codes(); acting++) {
            for (int candidate = 0; candidate < codes(); candidate++) {
                Share covered = new Share(pairs.labelled(acting, candidate), pairs.decided(acting, candidate));
                covered.value().ifPresent(coverages::add);
                isBlind |= acting != candidate && covered.isDefined() && covered.part() == 0;
            }
        }
        return pairs.labelled() > 0 && (isBlind || spread(coverages) > LabelCoverage.TOLERANCE);
    }

    private static double spread(List<Double> values) {
        double least = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        return values.stream().mapToDouble(Double::doubleValue).max().orElse(0) - least;
    }

    /** From the labelled pairs alone, as if labels were missing at random. */
    public PairedEstimate identified() {
        return labelled().estimate();
    }

    /** Whatever the missing labels are. */
    public PairedBounds bounds() {
        return new PairedBounds(
                List.of(completed(false, false), completed(false, true)),
                List.of(completed(true, false), completed(true, true)));
    }

    private Counts labelled() {
        Counts counts = new Counts();
        for (int acting = 0; acting < codes(); acting++) {
            for (int candidate = 0; candidate < codes(); candidate++) {
                for (int label = 0; label < codes(); label++) {
                    counts.add(result(acting, candidate, label), pairs.count(acting, candidate, label));
                }
            }
        }
        return counts;
    }

    private PairedEstimate completed(boolean isKind, boolean counted) {
        Counts counts = labelled();
        for (int acting = 0; acting < codes(); acting++) {
            for (int candidate = 0; candidate < codes(); candidate++) {
                counts.add(
                        extreme(acting, candidate, isKind, counted),
                        pairs.count(acting, candidate, pairs.subject().none()));
            }
        }
        return counts.estimate();
    }

    /** The best or the worst that a label could make of a pair; of what changes nothing whether it is counted. */
    private Result extreme(int acting, int candidate, boolean isKind, boolean counted) {
        List<Result> possible = new ArrayList<>();
        for (int label = 0; label < codes(); label++) {
            possible.add(result(acting, candidate, label));
        }
        Result wanted = isKind ? Result.CANDIDATE_ONLY : Result.ACTING_ONLY;
        Result indifferent = counted ? Result.ALIKE : Result.NO_CASE;
        Result other = counted ? Result.NO_CASE : Result.ALIKE;
        return List.of(wanted, indifferent, other).stream()
                .filter(possible::contains)
                .findFirst()
                .orElseGet(() -> possible.get(0));
    }

    private Result result(int acting, int candidate, int label) {
        if (!isCase(label)) {
            return Result.NO_CASE;
        }
        boolean first = isSuccess(candidate, label);
        boolean second = isSuccess(acting, label);
        if (first == second) {
            return Result.ALIKE;
        }
        return first ? Result.CANDIDATE_ONLY : Result.ACTING_ONLY;
    }

    private boolean isCase(int label) {
        return switch (rate) {
            case RECALL, FALSE_NEGATIVE_RATE -> label == OutcomeSubject.POSITIVE;
            case SPECIFICITY, FALSE_POSITIVE_RATE -> label != OutcomeSubject.POSITIVE;
            default -> true;
        };
    }

    private boolean isSuccess(int decision, int label) {
        return switch (rate) {
            case RECALL, FALSE_POSITIVE_RATE -> decision == OutcomeSubject.POSITIVE;
            case SPECIFICITY, FALSE_NEGATIVE_RATE -> decision != OutcomeSubject.POSITIVE;
            default -> decision == label;
        };
    }

    private int codes() {
        return pairs.subject().codes();
    }

    /** What a pair says about the rate. */
    private enum Result {
        CANDIDATE_ONLY,
        ACTING_ONLY,
        ALIKE,
        NO_CASE
    }

    private static final class Counts {
        private long candidateOnly;
        private long actingOnly;
        private long alike;

        void add(Result result, long pairs) {
            switch (result) {
                case CANDIDATE_ONLY -> candidateOnly += pairs;
                case ACTING_ONLY -> actingOnly += pairs;
                case ALIKE -> alike += pairs;
                case NO_CASE -> {}
            }
        }

        PairedEstimate estimate() {
            double all = (double) candidateOnly + actingOnly + alike;
            return new PairedEstimate((double) candidateOnly, (double) actingOnly, all);
        }
    }
}
