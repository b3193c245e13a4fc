package io.plimsoll.streams.wire;

import io.plimsoll.detectors.check.Reference;
import io.plimsoll.detectors.tally.BinCounts;
import io.plimsoll.detectors.tally.Grid;
import io.plimsoll.detectors.tally.Subject;
import io.plimsoll.detectors.tally.WindowTally;
import io.plimsoll.schemas.Distribution;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the reference's values looked like, to be held beside the distributions of a report: on the same deciles and levels,
 * told by the same code.
 *
 * @param hash the reference's hash, as reports give it
 * @param rows how many rows it has
 * @param distributions by subject, as in a report
 * @param edges by numeric subject the inner edges of its deciles: bin i is (edge i−1, edge i], the outer two are open
 */
public record ReferencePicture(
        String hash, long rows, Map<String, Distribution> distributions, Map<String, List<Double>> edges) {

    /** The picture of a reference. */
    public static ReferencePicture of(Reference reference) {
        WindowTally tally = reference.tally();
        Map<String, Distribution> distributions = new LinkedHashMap<>();
        Map<String, List<Double>> edges = new LinkedHashMap<>();
        List<Subject> subjects = tally.layout().subjects();
        for (int i = 0; i < subjects.size(); i++) {
            String name = subjects.get(i).name();
            if (tally.isNumeric(i)) {
                BinCounts counted = tally.bins(i);
                distributions.put(name, Distributions.numeric(counted));
                edges.put(name, deciles(counted.subject().grid()));
            } else {
                distributions.put(name, Distributions.categorical(tally.categories(i)));
            }
        }
        Distributions.addAttributes(tally, distributions);
        return new ReferencePicture(reference.hash(), tally.events(), distributions, edges);
    }

    private static List<Double> deciles(Grid grid) {
        return Arrays.stream(grid.decileCuts()).mapToObj(grid::edge).toList();
    }
}
