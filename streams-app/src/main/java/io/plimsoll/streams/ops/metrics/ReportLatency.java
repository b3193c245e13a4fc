package io.plimsoll.streams.ops.metrics;

import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * How long it takes from the last event that a window waited for to the window's report, by the wall clock. Kept from 1 ms
 * to an hour with two significant digits; longer ones count as an hour. Recording takes no lock.
 *
 * <p>The quantiles are those of all recordings since the start: reports are few, and a window of recent ones would be
 * empty for most models.
 */
public final class ReportLatency {
    private static final long LONGEST = Duration.ofHours(1).toMillis();

    private final Recorder recorder = new Recorder(LONGEST, 2);
    private final Histogram all = new Histogram(LONGEST, 2);

    /** The quantiles that are shown. */
    public enum Quantile {
        /** The median. */
        HALF("0.5"),
        /** One in ten takes longer. */
        NINE_TENTHS("0.9"),
        /** One in a hundred takes longer. */
        NINETY_NINE_HUNDREDTHS("0.99"),
        /** The longest. */
        ALL("1");

        private final String text;

        Quantile(String text) {
            this.text = text;
        }

        /** The label's value. */
        public String text() {
            return text;
        }

        private double percentile() {
            return 100 * Double.parseDouble(text);
        }
    }

    /** Records one; negative ones, which clocks of several machines can make, count as 0. */
    public void record(Duration latency) {
        recorder.recordValue(Math.max(0, Math.min(LONGEST, latency.toMillis())));
    }

    /** The latency that this share of reports did not exceed, in seconds; 0 before the first report. */
    public double seconds(Quantile quantile) {
        return collected().getValueAtPercentile(quantile.percentile()) / 1e3;
    }

    /** How many were recorded. */
    public long count() {
        return collected().getTotalCount();
    }

    private synchronized Histogram collected() {
        all.add(recorder.getIntervalHistogram());
        return all.copy();
    }
}
