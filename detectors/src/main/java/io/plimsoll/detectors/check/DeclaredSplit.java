package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.SampleRatio;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How traffic is split over versions, and how it should be.
 *
 * @param weights the declared share of each version; only their ratios count
 * @param requests how many requests each version answered since these shares were declared; others are left out
 */
public record DeclaredSplit(SortedMap<String, Double> weights, Map<String, Long> requests) {

    /** Copies are kept. */
    public DeclaredSplit {
        weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
        requests = Map.copyOf(requests);
    }

    /** ln E against "each request went to a version with its declared share"; versions with a share of 0 take no part. */
    public double logE() {
        double[] shares = weights.values().stream()
                .mapToDouble(Double::doubleValue)
                .filter(share -> share > 0)
                .toArray();
        long[] counts = weights.entrySet().stream()
                .filter(arm -> arm.getValue() > 0)
                .mapToLong(arm -> requests.getOrDefault(arm.getKey(), 0L))
                .toArray();
        return shares.length == 0 ? 0 : new SampleRatio(normalised(shares)).logE(counts);
    }

    private static double[] normalised(double[] shares) {
        double sum = Arrays.stream(shares).sum();
        return Arrays.stream(shares).map(share -> share / sum).toArray();
    }

    /** The requests of all declared versions. */
    long total() {
        return weights.keySet().stream()
                .mapToLong(version -> requests.getOrDefault(version, 0L))
                .sum();
    }
}
