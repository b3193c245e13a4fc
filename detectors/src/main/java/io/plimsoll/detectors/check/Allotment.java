package io.plimsoll.detectors.check;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How traffic should be shared from now on.
 *
 * @param favoured the version that is most likely the best one, whose share rises
 * @param chance of it to be the best one, a belief under uniform priors
 * @param weights the share of each version, in ten-thousandths, together 1
 * @param evidence the chance of each version, then how each candidate compares with the acting version
 */
public record Allotment(String favoured, double chance, SortedMap<String, Double> weights, List<Finding> evidence) {

    /** Copies are kept. */
    public Allotment {
        weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
        evidence = List.copyOf(evidence);
    }
}
