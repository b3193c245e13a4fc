package io.plimsoll.streams.ops.view;

/**
 * How much is kept.
 *
 * @param windows the windows of each version and role of a model
 * @param bytes the size of all reports of a model, about; the last report is kept whatever its size
 * @param active the alerts of a model that are open
 * @param recent the last alerts of a model, and as many decisions
 * @param total the size of all reports of all models, and of all windows in short, about: each model has an equal share of
 *     it, half for its reports and half for its windows in short
 */
public record ViewBounds(int windows, long bytes, int active, int recent, long total) {
    private static final int SHARE_OF_HEAP = 4;

    /** 500 windows, 16 MB, 1,000 open alerts, 500 events, of however many models. */
    public static final ViewBounds STANDARD = new ViewBounds(500, 16L << 20, 1_000, 500);

    /** @throws IllegalArgumentException unless each is at least 1 */
    public ViewBounds {
        if (windows < 1 || bytes < 1 || active < 1 || recent < 1 || total < 1) {
            throw new IllegalArgumentException("each bound of the view must be at least 1");
        }
    }

    /** The same for however many models. */
    public ViewBounds(int windows, long bytes, int active, int recent) {
        this(windows, bytes, active, recent, Long.MAX_VALUE);
    }

    /**
     * The standard of an instance that has other things to do: a quarter of its heap for all models.
     *
     * @param heap the bytes that it may take
     */
    public static ViewBounds within(long heap) {
        return new ViewBounds(
                STANDARD.windows, STANDARD.bytes, STANDARD.active, STANDARD.recent, Math.max(1, heap / SHARE_OF_HEAP));
    }

    /** What the reports of one of so many models may take. */
    long reports(int models) {
        return Math.min(bytes, half(models));
    }

    /** What the windows in short of one of so many models may take. */
    long summaries(int models) {
        return half(models);
    }

    private long half(int models) {
        return total / 2 / Math.max(1, models);
    }
}
