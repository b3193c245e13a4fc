package io.plimsoll.detectors.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What breaks a limit over runs, given from the shortest on: of each target the first that speaks, or else the first.
 */
final class Failures {

    private final Map<Target, Finding> byTarget = new LinkedHashMap<>();

    void add(Finding finding) {
        byTarget.merge(finding.target(), finding, (one, longer) -> one.speaks() || !longer.speaks() ? one : longer);
    }

    List<Finding> toList() {
        return List.copyOf(byTarget.values());
    }
}
