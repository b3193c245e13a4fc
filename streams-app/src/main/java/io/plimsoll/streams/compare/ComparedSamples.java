package io.plimsoll.streams.compare;

import io.plimsoll.detectors.check.Candidacy;
import io.plimsoll.detectors.check.Finding;
import io.plimsoll.detectors.check.Reference;
import io.plimsoll.detectors.tally.WindowTally;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came out when a sample was held against a base.
 *
 * @param baseVersion the version of the base
 * @param held the counts that the sample's values were held against
 * @param outcomes the outcomes that its quality was held against, empty if there are none
 * @param production when the windows of production were, empty if training data were the base
 * @param version the sample's version
 * @param grid the reference whose grid the sample is counted on
 * @param tally the sample's counts
 * @param stretch when the sample's rows were
 * @param findings what was found of the sample's data and outcomes
 * @param quality whether it is as good, empty if that was not asked
 * @param exact by numeric subject the exact test, where raw values are at hand
 */
public record ComparedSamples(
        String baseVersion,
        Reference held,
        Optional<WindowTally> outcomes,
        Optional<Stretch> production,
        String version,
        Reference grid,
        WindowTally tally,
        Stretch stretch,
        List<Finding> findings,
        Optional<Candidacy> quality,
        Map<String, ExactKs> exact) {

    /** A copy of the findings is kept. */
    public ComparedSamples {
        findings = List.copyOf(findings);
    }

    /** Why the quality cannot be held against anything: a side has no labels. */
    public Optional<String> lacking() {
        if (tally.labelled() == 0) {
            return Optional.of("the sample has no labels; give --labels, or a column label");
        }
        return outcomes.map(WindowTally::labelled).orElse(0L) == 0
                ? Optional.of("what the sample is held against has no labels, or none that had time to come")
                : Optional.empty();
    }

    /** Whether the same version answered both. */
    public boolean isOfOneVersion() {
        return baseVersion.equals(version);
    }
}
