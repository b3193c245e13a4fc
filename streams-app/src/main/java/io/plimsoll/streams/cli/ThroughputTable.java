package io.plimsoll.streams.cli;

import io.plimsoll.streams.bench.Rates;
import io.plimsoll.streams.bench.ThroughputFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The figures of a throughput run as a person reads them. */
final class ThroughputTable {

    private static final double MEGABYTE = 1 << 20;
    private static final int METHODS = 12;

    private ThroughputTable() {}

    static List<String> lines(ThroughputFigures figures) {
        List<String> lines = new ArrayList<>();
        ThroughputFigures.Load load = figures.load();
        lines.add(format(
                "%,d predictions of %.0f bytes and %,d labels, %d features, %d segment attributes, %d days, %d partitions;"
                        + " measured after %,d",
                load.predictions(),
                load.bytes(),
                load.labels(),
                load.features(),
                load.segments(),
                load.panes(),
                load.partitions(),
                load.warmUp()));
        lines.add(format(
                "%d cores, Java %s, %s, %s",
                figures.machine().cores(),
                figures.machine().java(),
                figures.machine().system(),
                figures.machine().options()));
        lines.add("");
        lines.add("predictions a second         of CPU, stream thread   of CPU, process   of the clock");
        lines.add(rates("measured", figures.measured()));
        for (int i = 0; i < figures.quarters().size(); i++) {
            lines.add(rates("  quarter " + (i + 1), figures.quarters().get(i)));
        }
        lines.add(format(
                "Jackson alone reads %,d a second of CPU: the stream thread takes %.2f of that, the process %.2f",
                figures.yardstick(), figures.streamShare(), figures.processShare()));
        lines.add("");
        lines.add(format("resident memory, at most     %,.0f MB", figures.peakResidentBytes() / MEGABYTE));
        lines.add("");
        lines.add("CPU seconds of the process");
        figures.cpuSeconds().forEach((kind, seconds) -> lines.add(format("  %-40s %8.2f", kind, seconds)));
        lines.add("");
        lines.add(format(
                "where the stream thread was, of %,d samples", figures.profile().samples()));
        addShares(lines, figures.profile().shares(), Integer.MAX_VALUE);
        lines.add("");
        lines.add("its hottest methods");
        addShares(lines, figures.profile().hottest(), METHODS);
        lines.add("");
        lines.add(outcome(figures.outcome()));
        return lines;
    }

    private static void addShares(List<String> lines, Map<String, Double> shares, int most) {
        shares.entrySet().stream()
                .limit(most)
                .forEach(share -> lines.add(format("  %5.1f%%  %s", 100 * share.getValue(), share.getKey())));
    }

    private static String rates(String label, Rates rates) {
        return format(
                "%-28s %,22d %,17d %,14d",
                label, rates.perStreamCpuSecond(), rates.perProcessCpuSecond(), rates.perSecond());
    }

    private static String outcome(ThroughputFigures.Outcome outcome) {
        return format(
                "%d panes closed; %,d of %,d predictions in their reports; %,d refused%s",
                outcome.panesClosed(),
                outcome.counted(),
                outcome.expected(),
                outcome.refused(),
                outcome.isComplete() ? "" : ": THE SERVICE HAS LOST OR REFUSED EVENTS, the figures mean nothing");
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
