package io.plimsoll.streams.monitor.pending;

/**
 * What a repetition has in common with a prediction: request, arm and pane. Reused from event to event.
 *
 * <p>The {@link #key} stands for request and arm in indexes and filters; what they find is compared with the whole.
 */
final class Identity {

    private final Names names;
    private long high;
    private long low;
    private int arm;
    private long from;
    private long to;
    private long key;

    Identity(Names names) {
        this.names = names;
    }

    /** That of a prediction whose pane is [from, to). */
    void set(PendingRow row, long paneFrom, long paneTo) {
        request(row.hashHigh, row.hashLow);
        arm(names.arm(row.series));
        from = paneFrom;
        to = paneTo;
    }

    /** That of all answers to a request, whatever their times; the arm is set next. */
    void request(long hashHigh, long hashLow) {
        high = hashHigh;
        low = hashLow;
        from = Long.MIN_VALUE;
        to = Long.MAX_VALUE;
    }

    void arm(int code) {
        arm = code;
        key = Names.identity(low, code);
    }

    long high() {
        return high;
    }

    /** Stands for the request alone in filters. */
    long low() {
        return low;
    }

    int arm() {
        return arm;
    }

    long key() {
        return key;
    }

    /** The first day on which a repetition can lie. */
    int firstDay() {
        return Shelf.dayOf(from);
    }

    /** The last day on which a repetition can lie. */
    int lastDay() {
        return Shelf.dayOf(to - 1);
    }

    /** Whether a row is of this request. */
    boolean isRequestOf(byte[] bytes, int row) {
        return RowCodec.hashHigh(bytes, row) == high && RowCodec.hashLow(bytes, row) == low;
    }

    /** Whether a row is of this request and arm. */
    boolean isAnswerOf(byte[] bytes, int row) {
        return isRequestOf(bytes, row) && names.arm(bytes, row) == arm;
    }

    /** Whether a row, which is a prediction of this day, is of this request, arm and pane. */
    boolean isRepeatedBy(byte[] bytes, int row, long startOfDay) {
        if (!isAnswerOf(bytes, row)) {
            return false;
        }
        long time = startOfDay + RowCodec.timeOfDay(bytes, row);
        return from <= time && time < to;
    }

    @Override
    public String toString() {
        return String.format("request %016x%016x, arm %d", high, low, arm);
    }
}
