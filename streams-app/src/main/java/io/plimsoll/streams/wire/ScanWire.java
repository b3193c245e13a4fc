package io.plimsoll.streams.wire;

import io.plimsoll.detectors.evidence.Scan;
import io.plimsoll.schemas.MonitorPolicy;
import io.plimsoll.schemas.PolicyDuration;
import io.plimsoll.schemas.WireException;
import java.time.Duration;

/** The panes of a policy, and the runs of panes that it judges. */
final class ScanWire {

    private static final Duration WINDOW = Duration.ofDays(1);

    private ScanWire() {}

    static Duration window(MonitorPolicy written) {
        Duration window = written.window() == null ? WINDOW : written.window().toDuration();
        if (window.isZero()) {
            throw new WireException("window", "must be longer than nothing");
        }
        return window;
    }

    static Scan scan(MonitorPolicy written, Duration window) {
        if (written.scan() == null) {
            return Scan.standard(window);
        }
        if (written.scan().isEmpty()) {
            throw new WireException("scan", "must name a run; leave it out for the standard ones");
        }
        return Scan.of(written.scan().stream()
                .mapToInt(run -> panes(run, window.toMillis()))
                .toArray());
    }

    private static int panes(PolicyDuration run, long window) {
        long panes = run.toMillis() / window;
        if (panes == 0 || panes > Integer.MAX_VALUE || run.toMillis() % window != 0) {
            throw new WireException(
                    "scan", "holds " + run + ", which is no whole number of panes of " + Duration.ofMillis(window));
        }
        return (int) panes;
    }
}
