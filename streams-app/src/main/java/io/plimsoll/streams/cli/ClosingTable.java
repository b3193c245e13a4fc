package io.plimsoll.streams.cli;

import io.plimsoll.streams.bench.ClosingFigures;
import java.util.List;
import java.util.Locale;

/** The figures of a closing run as a person reads them. */
final class ClosingTable {

    private static final double MEGABYTE = 1 << 20;

    private ClosingTable() {}

    static List<String> lines(ClosingFigures figures) {
        ClosingFigures.Load load = figures.load();
        return List.of(
                format(
                        "%d models of %d features and %d segments close a pane at once, %d days of history, %d partitions",
                        load.models(), load.features(), load.segments(), load.days(), load.partitions()),
                format(
                        "%d cores, Java %s, %s, %s",
                        figures.machine().cores(),
                        figures.machine().java(),
                        figures.machine().system(),
                        figures.machine().options()),
                "",
                format("until the last report was read  %8.1f s", figures.seconds()),
                format("CPU of the stream thread        %8.1f s", figures.streamCpuSeconds()),
                format("CPU of the process              %8.1f s", figures.processCpuSeconds()),
                format("resident memory, at most        %,8.0f MB", figures.peakResidentBytes() / MEGABYTE),
                format("tasks or threads lost           %8d", figures.disturbances()),
                format("panes reported                  %8d of %d", figures.closed(), figures.expected()),
                format("the stream thread               %s", figures.profile().shares()));
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
