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

    private static final byte VERSION = 3;

    /** With cells, all zero, of what is no outcome. */
    private static final byte OF_WHOLE_LAYOUT = 2;

    /** That, and without the errors of panes. */
    private static final byte WITHOUT_ERRORS = 1;

    private long firstPane;
    private long maturedPane;
    private final WindowTally closed;
    private final WindowTally matured;
    private final WindowTally settled;
    private final boolean keepsErrors;
    private final PaneErrors maturedErrors = new PaneErrors();
    private final PaneErrors settledErrors = new PaneErrors();

    /**
     * Nothing yet.
     *
     * @param layout of the series
     * @param keepsErrors whether the errors of single panes are kept, for classic change detectors
     */
    VersionTotal(long firstPane, Layout layout, boolean keepsErrors) {
        this.keepsErrors = keepsErrors;
        this.firstPane = firstPane;
        this.maturedPane = firstPane - 1;
        this.closed = new WindowTally(layout.outcomesAlone());
        this.matured = new WindowTally(layout.outcomesAlone());
        this.settled = new WindowTally(layout.outcomesAlone());
    }

    long firstPane() {
        return firstPane;
    }

    /** The series has counts in a pane, which may be older than all that were known: its first event came late. */
    void reach(long pane) {
        firstPane = Math.min(firstPane, pane);
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

    /** Of each pane that has matured how many were wrong; empty where that is not kept. */
    PaneErrors maturedErrors() {
        return maturedErrors;
    }

    /** The same of the panes that are final. */
    PaneErrors settledErrors() {
        return settledErrors;
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
    void addMatured(long pane, WindowTally tally) {
        matured.addOutcomes(tally);
        note(maturedErrors, pane, tally);
    }

    /** A pane is final. */
    void settle(long pane, WindowTally tally) {
        settled.addOutcomes(tally);
        note(settledErrors, pane, tally);
    }

    private void note(PaneErrors errors, long pane, WindowTally tally) {
        if (keepsErrors) {
            errors.add(pane, tally);
        }
    }

    /** The counts of a pane that was closed before changed by this. */
    void change(long pane, WindowTally change) {
        closed.addOutcomes(change);
        if (pane <= maturedPane) {
            matured.addOutcomes(change);
            note(maturedErrors, pane, change);
        }
    }

    byte[] bytes() {
        byte[][] parts = {
            TallyCodec.encode(closed),
            TallyCodec.encode(matured),
            TallyCodec.encode(settled),
            maturedErrors.bytes(),
            settledErrors.bytes()
        };
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
    static VersionTotal of(byte[] bytes, Layout layout, boolean keepsErrors) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        byte version = buffer.get();
        if (version < WITHOUT_ERRORS || version > VERSION) {
            throw new IllegalArgumentException("a version's total of format " + version + " cannot be read");
        }
        VersionTotal total = new VersionTotal(buffer.getLong(), layout, keepsErrors);
        total.maturedPane = buffer.getLong();
        Layout written = version <= OF_WHOLE_LAYOUT ? layout : layout.outcomesAlone();
        for (WindowTally tally : new WindowTally[] {total.closed, total.matured, total.settled}) {
            tally.addOutcomes(TallyCodec.decode(written, part(buffer)));
        }
        if (version != WITHOUT_ERRORS) {
            total.maturedErrors.add(part(buffer));
            total.settledErrors.add(part(buffer));
        }
        return total;
    }

    private static byte[] part(ByteBuffer buffer) {
        byte[] part = new byte[buffer.getInt()];
        buffer.get(part);
        return part;
    }
}
