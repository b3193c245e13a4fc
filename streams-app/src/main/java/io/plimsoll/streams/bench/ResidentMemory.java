package io.plimsoll.streams.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The physical memory of a process, where the system shows it under {@code /proc}. */
final class ResidentMemory {

    private static final String LINE = "VmRSS:";
    private static final int KIBIBYTE = 1024;

    private ResidentMemory() {}

    /** Bytes, 0 where nobody tells. */
    static long bytes(long pid) throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(LINE))
                .mapToLong(line -> KIBIBYTE * Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
