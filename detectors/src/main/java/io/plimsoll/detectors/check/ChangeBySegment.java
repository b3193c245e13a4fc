package io.plimsoll.detectors.check;

import io.plimsoll.detectors.evidence.Rate;
import io.plimsoll.detectors.statistic.MixAndWithin;
import io.plimsoll.detectors.tally.Dimension;
import io.plimsoll.detectors.tally.OutcomeTable;
import io.plimsoll.detectors.tally.WindowTally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which segments carry a change that was found in all traffic, by the exact decomposition of a rate ({@link MixAndWithin}):
 * of a fault its share, of a metric of outcomes the share that is right, and of a distribution the share of values that lie
 * where there are more of them than in the reference. That share grew by the total variation distance of the two, so
 * the segments' contributions add up to that distance.
 */
public final class ChangeBySegment {

    private static final Comparator<SegmentShare> CONCENTRATED =
            Comparator.comparingDouble(SegmentShare::concentration).reversed();

    private final WindowTally before;
    private final WindowTally after;
    private final long least;

    /**
     * @param before the reference
     * @param after the window, in the same layout
     * @param least smaller segments are not told of
     */
    public ChangeBySegment(WindowTally before, WindowTally after, long least) {
        this.before = before;
        this.after = after;
        this.least = least;
    }

    /**
     * The segments that carry more of a change than their share of the cases, the most concentrated first.
     *
     * @param finding what was found
     * @param most how many at most
     * @return none where it was found in a segment, or is not a rate of all traffic
     */
    public List<SegmentShare> of(Finding finding, int most) {
        return measured(finding).map(this::shares).orElse(List.of()).stream()
                .filter(share -> share.concentration() > 0)
                .sorted(CONCENTRATED)
                .limit(most)
                .toList();
    }

    private Optional<Counted> measured(Finding finding) {
        if (finding.target() instanceof Target.InAll all) {
            return finding.family() == Family.INTEGRITY ? fault(finding.check(), all) : Optional.of(where(all));
        }
        boolean ofOutcomes = finding.target() instanceof Target.Metric metric
                && metric.segment().isEmpty()
                && finding.family() == Family.PERFORMANCE;
        return ofOutcomes ? Optional.of(new Outcomes()) : Optional.empty();
    }

    private static Optional<Counted> fault(String check, Target.InAll all) {
        return Fault.of(check).map(fault -> new Faulty(fault, all.subject()));
    }

    private Counted where(Target.InAll all) {
        long[] reference = all.counts(before);
        long[] window = all.counts(after);
        long n = sum(reference);
        long m = sum(window);
        boolean[] more = new boolean[reference.length];
        for (int bin = 0; bin < more.length; bin++) {
            more[bin] = (double) window[bin] * n > (double) reference[bin] * m;
        }
        return new Where(all.subject(), more);
    }

    private static long sum(long[] counts) {
        return Arrays.stream(counts).sum();
    }

    private List<SegmentShare> shares(Counted counted) {
        Rate all0 = counted.in(before);
        Rate all1 = counted.in(after);
        List<SegmentShare> shares = new ArrayList<>();
        if (all0.trials() > 0 && all1.trials() > 0) {
            for (int d = 0; d < after.layout().dimensions().size(); d++) {
                shares.addAll(shares(counted, d, all0, all1));
            }
        }
        return shares;
    }

    /** Events that lack the attribute, or have a value that the reference never held, are a part of the whole as well. */
    private List<SegmentShare> shares(Counted counted, int d, Rate all0, Rate all1) {
        Dimension dimension = after.layout().dimensions().get(d);
        int values = dimension.values().size();
        Parts parts0 = new Parts(values + 1);
        Parts parts1 = new Parts(values + 1);
        for (int value = 0; value < values; value++) {
            parts0.put(value, counted.in(before, d, value));
            parts1.put(value, counted.in(after, d, value));
        }
        parts0.putRest(all0);
        parts1.putRest(all1);
        MixAndWithin change = MixAndWithin.of(parts0.hits, parts0.cases, parts1.hits, parts1.cases);
        List<SegmentShare> shares = new ArrayList<>();
        for (int value = 0; value < values && change.change() != 0; value++) {
            if (parts1.cases[value] >= least) {
                shares.add(new SegmentShare(
                        new Segment(dimension.name(), dimension.label(value)),
                        parts1.cases[value] / all1.trials(),
                        change.of(value) / change.change(),
                        change.mix(value),
                        change.within(value)));
            }
        }
        return shares;
    }

    /** Hits and cases by part. */
    private static final class Parts {

        private final double[] hits;
        private final double[] cases;

        Parts(int size) {
            this.hits = new double[size];
            this.cases = new double[size];
        }

        void put(int part, Rate rate) {
            hits[part] = rate.successes();
            cases[part] = rate.trials();
        }

        void putRest(Rate all) {
            hits[hits.length - 1] = all.successes() - Arrays.stream(hits).sum();
            cases[cases.length - 1] = all.trials() - Arrays.stream(cases).sum();
        }
    }

    /** A rate of counts. */
    private sealed interface Counted {

        Rate in(WindowTally tally);

        Rate in(WindowTally tally, int dimension, int value);
    }

    private record Faulty(Fault fault, int subject) implements Counted {

        @Override
        public Rate in(WindowTally tally) {
            return fault.rate(tally.faults(subject));
        }

        @Override
        public Rate in(WindowTally tally, int dimension, int value) {
            return fault.rate(tally.faults(subject, dimension, value));
        }
    }

    private record Where(int subject, boolean[] more) implements Counted {

        @Override
        public Rate in(WindowTally tally) {
            return share(tally.evidence(subject));
        }

        @Override
        public Rate in(WindowTally tally, int dimension, int value) {
            return share(tally.evidence(subject, dimension, value));
        }

        private Rate share(long[] counts) {
            long hits = 0;
            for (int bin = 0; bin < counts.length; bin++) {
                hits += more[bin] ? counts[bin] : 0;
            }
            return new Rate(hits, sum(counts));
        }
    }

    private record Outcomes() implements Counted {

        @Override
        public Rate in(WindowTally tally) {
            return right(tally.outcomes());
        }

        @Override
        public Rate in(WindowTally tally, int dimension, int value) {
            return right(tally.outcomes(dimension, value));
        }

        private static Rate right(Optional<OutcomeTable> outcomes) {
            return outcomes.map(table -> new Rate(table.right(), table.right() + table.wrong()))
                    .orElse(new Rate(0, 0));
        }
    }
}
