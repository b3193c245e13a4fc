package io.plimsoll.streams.monitor.pending;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The keys of the store: the only class that knows how they look. Numbers are big-endian, so keys of a model and of a day
 * lie together.
 *
 * <pre>
 * name  ┌───┬──────┬──────┐
 *       │ 1 │ kind │ code │
 *       │ 1 │ 1    │ 4    │
 *       └───┴──────┴──────┘
 * page  ┌───┬───────┬─────┬───────┬─────┬──────┬───────┐
 *       │ 2 │ model │ day │ level │ run │ page │ piece │     day: days since the epoch, its highest bit turned
 *       │ 1 │ 4     │ 4   │ 1     │ 4   │ 4    │ 2     │
 *       └───┴───────┴─────┴───────┴─────┴──────┴───────┘
 * held  ┌───┬───────┬─────────┬──────┐
 *       │ 3 │ model │ request │ time │
 *       │ 1 │ 4     │ 16      │ 8    │
 *       └───┴───────┴─────────┴──────┘
 * definition
 *       ┌───┬──────────────┬───┬────────┬───────┐
 *       │ 4 │ model, UTF-8 │ 0 │ number │ piece │
 *       │ 1 │              │ 1 │ 4      │ 4     │
 *       └───┴──────────────┴───┴────────┴───────┘
 * </pre>
 */
final class Keys {

    private static final byte NAME = 1;
    private static final byte PAGE = 2;
    private static final byte HELD = 3;
    private static final byte DEFINITION = 4;
    private static final int SIZE_OF_HELD = 29;
    private static final int SIZE_OF_NAME = 6;
    private static final int SIZE_OF_PAGE = 20;
    private static final int MODEL = 1;
    private static final int DAY = 5;
    private static final int LEVEL = 9;
    private static final int RUN = 10;
    private static final int PAGE_OF_RUN = 14;

    private Keys() {}

    static byte[] names(byte kind) {
        return new byte[] {NAME, kind};
    }

    static byte[] name(byte kind, int code) {
        return ByteBuffer.allocate(SIZE_OF_NAME)
                .put(NAME)
                .put(kind)
                .putInt(code)
                .array();
    }

    static int code(byte[] name) {
        return ByteBuffer.wrap(name).getInt(2);
    }

    static byte[] pages() {
        return new byte[] {PAGE};
    }

    static byte[] page(Run run, int page, int piece) {
        return ByteBuffer.allocate(SIZE_OF_PAGE)
                .put(PAGE)
                .putInt(run.model())
                .putInt(run.day() ^ Integer.MIN_VALUE)
                .put(run.level().code())
                .putInt(run.number())
                .putInt(page)
                .putShort((short) piece)
                .array();
    }

    static byte[] held() {
        return new byte[] {HELD};
    }

    static byte[] held(int model, long requestHigh, long requestLow, long time) {
        return ByteBuffer.allocate(SIZE_OF_HELD)
                .put(HELD)
                .putInt(model)
                .putLong(requestHigh)
                .putLong(requestLow)
                .putLong(time)
                .array();
    }

    /** No name of a model holds a zero. */
    static byte[] definitions(String model) {
        byte[] name = model.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(name.length + 2)
                .put(DEFINITION)
                .put(name)
                .put((byte) 0)
                .array();
    }

    static byte[] definition(String model, int number, int piece) {
        byte[] prefix = definitions(model);
        return ByteBuffer.allocate(prefix.length + 2 * Integer.BYTES)
                .put(prefix)
                .putInt(number)
                .putInt(piece)
                .array();
    }

    static int pieceOfDefinition(byte[] definition) {
        return ByteBuffer.wrap(definition).getInt(definition.length - Integer.BYTES);
    }

    static int modelOfHeld(byte[] held) {
        return ByteBuffer.wrap(held).getInt(MODEL);
    }

    static boolean isOfSameRun(byte[] page, byte[] other) {
        return other.length == SIZE_OF_PAGE && Arrays.equals(page, 0, PAGE_OF_RUN, other, 0, PAGE_OF_RUN);
    }

    static int model(byte[] page) {
        return ByteBuffer.wrap(page).getInt(MODEL);
    }

    static int day(byte[] page) {
        return ByteBuffer.wrap(page).getInt(DAY) ^ Integer.MIN_VALUE;
    }

    static Level level(byte[] page) {
        return Level.of(page[LEVEL]);
    }

    static int run(byte[] page) {
        return ByteBuffer.wrap(page).getInt(RUN);
    }
}
