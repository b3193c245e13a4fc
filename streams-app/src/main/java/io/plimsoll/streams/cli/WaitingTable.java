package io.plimsoll.streams.cli;

import io.plimsoll.streams.bench.WaitingFigures;
import java.util.List;
import java.util.Locale;

/** The figures of a run with waiting predictions as a person reads them. */
final class WaitingTable {

    private static final double MEGABYTE = 1 << 20;

    private WaitingTable() {}

    static List<String> lines(WaitingFigures figures) {
        WaitingFigures.Load load = figures.load();
        WaitingFigures.Restart restart = figures.restart();
        return List.of(
                format(
                        "%,d predictions wait for labels: %d segment attributes, %d days, %d partitions; taken in %.0f s",
                        load.predictions(), load.segments(), load.days(), load.partitions(), load.seconds()),
                format(
                        "%d cores, Java %s, %s, %s",
                        figures.machine().cores(),
                        figures.machine().java(),
                        figures.machine().system(),
                        figures.machine().options()),
                "",
                "megabytes                  heap, after a collection   resident   resident, at most",
                memory("before", figures.before()),
                memory("all wait", figures.waiting()),
                memory("after a kill", restart.memory()),
                "",
                format("heap of each of them                 %8.1f bytes", figures.heapBytesEach()),
                format(
                        "start after SIGKILL, until ready     %8.1f s, %.1f s of CPU",
                        restart.seconds(), restart.cpuSeconds()),
                format(
                        "known of %,d that were sent again    %,d%s",
                        restart.repeated(),
                        restart.known(),
                        figures.isComplete() ? "" : ": THEY DO NOT WAIT, the figures mean nothing"));
    }

    private static String memory(String label, WaitingFigures.Memory memory) {
        return format(
                "%-26s %,24.0f %,10.0f %,19.0f",
                label,
                memory.heapBytes() / MEGABYTE,
                memory.residentBytes() / MEGABYTE,
                memory.peakResidentBytes() / MEGABYTE);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
