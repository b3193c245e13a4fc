package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.Estimate;
import io.plimsoll.detectors.evidence.Rate;
import io.plimsoll.detectors.statistic.PerformanceMetric;
import io.plimsoll.detectors.statistic.Share;
import io.plimsoll.detectors.tally.ErrorTable;
import io.plimsoll.detectors.tally.LossTable;
import io.plimsoll.detectors.tally.OutcomeTable;
import io.plimsoll.detectors.tally.WindowTally;
import java.util.Optional;

/** The sums of a group of people by which it is compared with others: how far numbers are off, or what scores promise. */
sealed interface GroupTable {

    /** All predictions. */
    long predictions();

    /** Those that take part in the means: with a label, and with what the label is held against. */
    long labelled();

    /** Both groups together, of tables of one kind. */
    GroupTable plus(GroupTable other);

    /** This table without the counts of another one of its kind. */
    GroupTable minus(GroupTable other);

    /** What is known of a metric of its kind. */
    Estimate estimate(PerformanceMetric metric, Optional<GroupTable> reference);

    /** The rate that a metric is, where it is one. */
    Optional<Rate> rate(PerformanceMetric metric);

    /** Of a slice of a tally, by what its layout counts. */
    static GroupTable of(WindowTally tally, int dimension, int value) {
        return tally.errors(dimension, value)
                .<GroupTable>map(OfErrors::new)
                .orElseGet(() -> new OfScores(
                        tally.outcomes(dimension, value)
                                .map(OutcomeTable::predictions)
                                .orElseThrow(),
                        tally.losses(dimension, value).orElseThrow()));
    }

    /** Of a model that predicts numbers. */
    record OfErrors(ErrorTable table) implements GroupTable {

        @Override
        public long predictions() {
            return table.predictions();
        }

        @Override
        public long labelled() {
            return table.labelled();
        }

        @Override
        public GroupTable plus(GroupTable other) {
            return new OfErrors(table.plus(((OfErrors) other).table));
        }

        @Override
        public GroupTable minus(GroupTable other) {
            return new OfErrors(table.minus(((OfErrors) other).table));
        }

        @Override
        public Estimate estimate(PerformanceMetric metric, Optional<GroupTable> reference) {
            return new RegressionMetrics(table, reference.map(known -> ((OfErrors) known).table), Labels.COMPLETE)
                    .estimate(metric);
        }

        @Override
        public Optional<Rate> rate(PerformanceMetric metric) {
            Share large = RegressionMetrics.large(table);
            return metric == PerformanceMetric.LARGE_ERROR_RATE
                    ? Optional.of(new Rate((double) large.part(), (double) large.whole()))
                    : Optional.empty();
        }
    }

    /**
     * Of a binary model.
     *
     * @param predictions all, with a score or without
     * @param losses what the scores cost
     */
    record OfScores(long predictions, LossTable losses) implements GroupTable {

        @Override
        public long labelled() {
            return losses.cases();
        }

        @Override
        public GroupTable plus(GroupTable other) {
            OfScores scores = (OfScores) other;
            return new OfScores(predictions + scores.predictions, losses.plus(scores.losses));
        }

        @Override
        public GroupTable minus(GroupTable other) {
            OfScores scores = (OfScores) other;
            return new OfScores(predictions - scores.predictions, losses.minus(scores.losses));
        }

        /** The reference does not narrow a mean. */
        @Override
        public Estimate estimate(PerformanceMetric metric, Optional<GroupTable> reference) {
            return LossMoments.estimate(metric, losses);
        }

        @Override
        public Optional<Rate> rate(PerformanceMetric metric) {
            return Optional.empty();
        }
    }
}
