package io.plimsoll.streams.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The physical memory of a process, where the system shows it under {@code /proc}. */
final class ResidentMemory {

    private static final String NOW = "VmRSS:";
    private static final String PEAK = "VmHWM:";
    private static final int KIBIBYTE = 1024;

    private ResidentMemory() {}

    /** Bytes, 0 where nobody tells. */
    static long bytes(long pid) throws IOException {
        return bytes(pid, NOW);
    }

    /** The most since its start, in bytes, 0 where nobody tells. */
    static long peakBytes(long pid) throws IOException {
        return bytes(pid, PEAK);
    }

    private static long bytes(long pid, String name) throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> KIBIBYTE * Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
