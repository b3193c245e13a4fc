package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.tally.Layout;
import io.plimsoll.detectors.tally.TallyCodec;
import io.plimsoll.detectors.tally.WindowTally;
import java.nio.ByteBuffer;

/**
 * The outcomes of one series since its first pane: the span that never ends. Three sums, each of all panes up to some pane:
 * those that were closed, those whose labels have had time to come, and those that are final.
 */
final class VersionTotal {

    private static final byte VERSION = 1;

    private final long firstPane;
    private long maturedPane;
    private final WindowTally closed;
    private final WindowTally matured;
    private final WindowTally settled;

    /** Nothing yet. */
    VersionTotal(long firstPane, Layout layout) {
        this.firstPane = firstPane;
        this.maturedPane = firstPane - 1;
        this.closed = new WindowTally(layout);
        this.matured = new WindowTally(layout);
        this.settled = new WindowTally(layout);
    }

    long firstPane() {
        return firstPane;
    }

    /** The last pane that counts as matured. */
    long maturedPane() {
        return maturedPane;
    }

    WindowTally closed() {
        return closed;
    }

    WindowTally matured() {
        return matured;
    }

    WindowTally settled() {
        return settled;
    }

    /** A pane is closed; its counts are those at the close. */
    void close(WindowTally tally) {
        closed.addOutcomes(tally);
    }

    /** The labels of the next pane have had time to come; a pane may be without counts. */
    void mature(long pane) {
        maturedPane = Math.max(maturedPane, pane);
    }

    /** What was counted of a pane when it matured. */
    void addMatured(WindowTally tally) {
        matured.addOutcomes(tally);
    }

    /** A pane is final. */
    void settle(WindowTally tally) {
        settled.addOutcomes(tally);
    }

    /** The counts of a pane that was closed before changed by this. */
    void change(long pane, WindowTally change) {
        closed.addOutcomes(change);
        if (pane <= maturedPane) {
            matured.addOutcomes(change);
        }
    }

    byte[] bytes() {
        byte[][] parts = {TallyCodec.encode(closed), TallyCodec.encode(matured), TallyCodec.encode(settled)};
        int size = 1 + 2 * Long.BYTES;
        for (byte[] part : parts) {
            size += Integer.BYTES + part.length;
        }
        ByteBuffer buffer =
                ByteBuffer.allocate(size).put(VERSION).putLong(firstPane).putLong(maturedPane);
        for (byte[] part : parts) {
            buffer.putInt(part.length).put(part);
        }
        return buffer.array();
    }

    /**
     * Of bytes.
     *
     * @throws IllegalArgumentException if they are of another version or another layout
     */
    static VersionTotal of(byte[] bytes, Layout layout) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        byte version = buffer.get();
        if (version != VERSION) {
            throw new IllegalArgumentException("a version's total of format " + version + " cannot be read");
        }
        VersionTotal total = new VersionTotal(buffer.getLong(), layout);
        total.maturedPane = buffer.getLong();
        for (WindowTally tally : new WindowTally[] {total.closed, total.matured, total.settled}) {
            byte[] part = new byte[buffer.getInt()];
            buffer.get(part);
            TallyCodec.addTo(tally, part);
        }
        return total;
    }
}
