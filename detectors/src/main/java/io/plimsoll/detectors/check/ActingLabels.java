package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.LabelCoverage;
import io.plimsoll.detectors.statistic.Share;
import io.plimsoll.detectors.tally.ErrorTable;
import io.plimsoll.detectors.tally.OutcomeTable;
import io.plimsoll.detectors.tally.WindowTally;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
        return of(Served.of(served));
    }

    /** Of a shadow, where this is known of those who served. */
    public static ActingLabels of(Served served) {
        return new ActingLabels(false, served.coverage());
    }

    static LabelCoverage complete() {
        return new LabelCoverage(NOBODY, NOBODY, NOBODY, NOBODY);
    }

    /**
     * Who got a label, of what a version answered.
     *
     * @param predictions all that it answered
     * @param byDecision of each decision, or of each side of the favourable threshold, how many got a label
     */
    public record Served(long predictions, List<Share> byDecision) {

        /** A copy of the list is kept. */
        public Served {
            byDecision = List.copyOf(byDecision);
        }

        /** In all traffic; empty where it is not counted who got a label by what was answered. */
        public static Optional<Served> in(WindowTally tally) {
            return tally.outcomes()
                    .map(Served::of)
                    .or(() -> tally.errors()
                            .filter(table -> table.subject().side().isPresent())
                            .map(Served::of));
        }

        static Served of(OutcomeTable table) {
            return new Served(
                    table.predictions(),
                    IntStream.range(0, table.subject().codes())
                            .mapToObj(decision -> new Share(table.labelled(decision), table.decided(decision)))
                            .toList());
        }

        private static Served of(ErrorTable table) {
            LabelCoverage coverage = Labels.of(BinaryOutcomes.of(table), OWN, 1).coverage();
            return new Served(table.predictions(), List.of(coverage.bothSelected(), coverage.neither()));
        }

        /** Both together, of tallies of one layout. */
        public Served plus(Served other) {
            return new Served(
                    predictions + other.predictions,
                    IntStream.range(0, byDecision.size())
                            .mapToObj(i -> byDecision.get(i).plus(other.byDecision.get(i)))
                            .toList());
        }

        /** Whether who gets a label depends on what was answered. */
        public boolean isSelective() {
            return coverage().isSelective();
        }

        /** Of several kinds of decisions the best and the worst covered. */
        LabelCoverage coverage() {
            List<Share> byCoverage = byDecision.stream()
                    .filter(Share::isDefined)
                    .sorted(Comparator.comparingDouble(share -> share.value().orElseThrow()))
                    .toList();
            return byCoverage.isEmpty()
                    ? complete()
                    : new LabelCoverage(byCoverage.get(byCoverage.size() - 1), NOBODY, NOBODY, byCoverage.get(0));
        }
    }
}
