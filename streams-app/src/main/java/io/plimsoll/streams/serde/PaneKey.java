package io.plimsoll.streams.serde;

import io.plimsoll.streams.monitor.FaultPlace;
import io.plimsoll.streams.monitor.PaneShelf;
import io.plimsoll.streams.monitor.Role;
import io.plimsoll.streams.monitor.Series;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The key under which a pane's counts are stored: model, pane, version, role, layout, so that the rows of a pane stand
 * together. Beside them, under keys of their own, changes that are held, totals, and requests that show faults.
 */
public final class PaneKey {

    private static final char END = '\0';

    /** In the place of the end of a model's name: no name holds it. */
    private static final char HELD = '\1';

    private static final char TOTAL = '\2';

    private static final char EXEMPLARS = '\3';

    private static final long SIGN = Long.MIN_VALUE;

    private PaneKey() {}

    /** The beginning of the keys of one pane of a model. */
    public static byte[] prefix(String model, long pane) {
        return prefix(model, END, pane);
    }

    private static byte[] prefix(String model, char end, long pane) {
        byte[] name = (model + end).getBytes(StandardCharsets.UTF_8);
        // With the sign turned, bytes compare as the numbers do.
        return ByteBuffer.allocate(name.length + Long.BYTES)
                .put(name)
                .putLong(pane ^ SIGN)
                .array();
    }

    /** The key of one series. */
    public static byte[] of(String model, long pane, Series series) {
        return of(prefix(model, pane), series);
    }

    private static byte[] of(byte[] prefix, Series series) {
        byte[] rest = rest(series);
        return ByteBuffer.allocate(prefix.length + rest.length)
                .put(prefix)
                .put(rest)
                .array();
    }

    /** The beginning of the keys of all changes that are held for a model. */
    public static byte[] heldPrefix(String model) {
        return (model + HELD).getBytes(StandardCharsets.UTF_8);
    }

    /** The key of a change that is held: model, the pane at whose close it counts, the pane and series that it changes. */
    public static byte[] of(String model, PaneShelf.Held held) {
        byte[] prefix = heldPrefix(model);
        byte[] rest = rest(held.series());
        return ByteBuffer.allocate(prefix.length + 2 * Long.BYTES + rest.length)
                .put(prefix)
                .putLong(held.since() ^ SIGN)
                .putLong(held.pane() ^ SIGN)
                .put(rest)
                .array();
    }

    /** The change of a key that begins with a prefix. */
    public static PaneShelf.Held held(byte[] key, int prefixLength) {
        ByteBuffer numbers = ByteBuffer.wrap(key, prefixLength, 2 * Long.BYTES);
        long since = numbers.getLong() ^ SIGN;
        long pane = numbers.getLong() ^ SIGN;
        return new PaneShelf.Held(since, pane, series(key, prefixLength + 2 * Long.BYTES));
    }

    /** The beginning of the keys of all totals of a model. */
    public static byte[] totalPrefix(String model) {
        return (model + TOTAL).getBytes(StandardCharsets.UTF_8);
    }

    /** The key of a series' total. */
    public static byte[] ofTotal(String model, Series series) {
        return of(totalPrefix(model), series);
    }

    /** The beginning of the keys of all requests that show faults in a pane of a model. */
    public static byte[] exemplarPrefix(String model, long pane) {
        return prefix(model, EXEMPLARS, pane);
    }

    /**
     * The beginning of the keys of those that show one fault. What names the fault is preceded by its length, for the name of a
     * feature may hold any character.
     */
    public static byte[] exemplarPrefix(String model, long pane, FaultPlace place) {
        byte[] prefix = exemplarPrefix(model, pane);
        byte[] fault = String.join(
                        String.valueOf(END), place.check(), place.kind().name(), place.name())
                .getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(prefix.length + Integer.BYTES + fault.length)
                .put(prefix)
                .putInt(fault.length)
                .put(fault)
                .array();
    }

    /** The key of the requests of one series that show a fault in a pane. */
    public static byte[] of(String model, long pane, FaultPlace place, Series series) {
        return of(exemplarPrefix(model, pane, place), series);
    }

    private static byte[] rest(Series series) {
        return String.join(String.valueOf(END), series.version(), series.role().name(), series.layoutHash())
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The series of a key that begins with a prefix. */
    public static Series series(byte[] key, int prefixLength) {
        String[] parts = new String(key, prefixLength, key.length - prefixLength, StandardCharsets.UTF_8)
                .split(String.valueOf(END), -1);
        return new Series(parts[0], Role.valueOf(parts[1]), parts[2]);
    }
}
