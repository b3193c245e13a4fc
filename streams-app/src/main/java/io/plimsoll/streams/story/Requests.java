package io.plimsoll.streams.story;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** All requests of the story, in the order in which they are made. */
final class Requests implements Iterator<Request> {

    private static final double A_DAY = 400;
    private static final long MILLIS_A_DAY = 86_400_000;

    private final long seed;
    private long[] times = {};
    private int next;
    private int day = -1;
    private long number;

    Requests(long seed) {
        this.seed = seed;
        advance();
    }

    @Override
    public boolean hasNext() {
        return next < times.length;
    }

    @Override
    public Request next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Request request = new Request(number++, times[next++], day);
        advance();
        return request;
    }

    private void advance() {
        while (next == times.length && day < Plot.DAYS - 1) {
            day++;
            next = 0;
            times = timesOf(day);
        }
    }

    /** About 400 a day, with the variation of independent customers, at any time of the day. */
    private long[] timesOf(int someDay) {
        Draws draws = Draws.of(seed, Draws.Purpose.DAY, someDay);
        int count = (int) Math.max(1, Math.rint(A_DAY + Math.sqrt(A_DAY) * draws.normal()));
        long midnight = CreditStory.START.toEpochMilli() + someDay * MILLIS_A_DAY;
        long[] drawn = new long[count];
        Arrays.setAll(drawn, i -> midnight + (long) (draws.uniform() * MILLIS_A_DAY));
        Arrays.sort(drawn);
        return drawn;
    }
}
