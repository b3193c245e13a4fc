package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.LabelCoverage;
import io.plimsoll.detectors.statistic.Share;
import io.plimsoll.detectors.tally.OutcomeTable;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whose decisions brought the labels of a version about.
 *
 * <p>The decisions of a version that serves are carried out; a shadow's are not, and who gets a label follows from those of
 * another version. What is known of a shadow is then known only where that other version's decision did not matter for getting a
 * label.
 *
 * @param own whether the version's own decisions were carried out
 * @param coverage who got a label, by the decisions that were carried out
 */
public record ActingLabels(boolean own, LabelCoverage coverage) {

    private static final Share NOBODY = new Share(0, 0);

    /** Of a version whose own decisions are carried out. */
    public static final ActingLabels OWN = new ActingLabels(true, complete());

    /** Of a version whose decisions are not carried out, nor anybody's that is known. */
    public static final ActingLabels OF_NOBODY = new ActingLabels(false, complete());

    /** Of a shadow, where these are the outcomes of those who served. */
    public static ActingLabels of(OutcomeTable served) {
        return new ActingLabels(false, coverage(served));
    }

    static LabelCoverage complete() {
        return new LabelCoverage(NOBODY, NOBODY, NOBODY, NOBODY);
    }

    /** Who gets a label by what was decided: of several kinds of decisions the best and the worst covered. */
    public static LabelCoverage coverage(OutcomeTable table) {
        List<Share> byCoverage = IntStream.range(0, table.subject().codes())
                .mapToObj(decision -> new Share(table.labelled(decision), table.decided(decision)))
                .filter(Share::isDefined)
                .sorted(Comparator.comparingDouble(share -> share.value().orElseThrow()))
                .toList();
        return byCoverage.isEmpty()
                ? complete()
                : new LabelCoverage(byCoverage.get(byCoverage.size() - 1), NOBODY, NOBODY, byCoverage.get(0));
    }
}
