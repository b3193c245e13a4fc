package io.plimsoll.streams.ops.view;

/**
 * How much is kept of one model.
 *
 * @param windows the windows of each version and role
 * @param bytes the size of all reports, about; the last report is kept whatever its size
 * @param active the alerts that are open
 * @param recent the last alerts, and as many decisions
 */
public record ViewBounds(int windows, long bytes, int active, int recent) {
    /** 500 windows, 16 MB, 1,000 open alerts, 500 events. */
    public static final ViewBounds STANDARD = new ViewBounds(500, 16L << 20, 1_000, 500);

    /** @throws IllegalArgumentException unless each is at least 1 */
    public ViewBounds {
        if (windows < 1 || bytes < 1 || active < 1 || recent < 1) {
            throw new IllegalArgumentException("each bound of the view must be at least 1");
        }
    }
}
