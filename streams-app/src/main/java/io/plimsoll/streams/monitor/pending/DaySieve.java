package io.plimsoll.streams.monitor.pending;

import java.util.Arrays;
import java.util.List;

/**
 * Says which days may hold a request. A label asks all of the horizon, and all but one or two of them have nothing: one look at
 * a word of each sealed run tells most of them apart. The looks do not depend on each other, so the processor waits for the
 * memory of several at a time. Days with rows that no filter knows are always asked.
 */
final class DaySieve {

    private boolean stale = true;
    private Run[] runs = new Run[16];
    private int[] dayOfRun = new int[16];
    private int size;
    private int[] unfiltered = new int[16];
    private int unfilteredSize;
    private int[] sifted = new int[16];

    /** Rows came to a day, went from one, or were sealed. */
    void change() {
        stale = true;
    }

    /**
     * Finds the days that may hold a request.
     *
     * @return how many there are, to be had with {@link #sifted} until the next call
     */
    int sift(long request, List<Shelf> days) {
        if (stale) {
            refresh(days);
        }
        System.arraycopy(unfiltered, 0, sifted, 0, unfilteredSize);
        int found = unfilteredSize;
        int last = -1;
        for (int i = 0; i < size; i++) {
            if (runs[i].mayContain(request) && dayOfRun[i] != last) {
                last = dayOfRun[i];
                sifted[found++] = last;
            }
        }
        return found;
    }

    /** The index of a day that was found. */
    int sifted(int index) {
        return sifted[index];
    }

    private void refresh(List<Shelf> days) {
        size = 0;
        unfilteredSize = 0;
        for (int day = 0; day < days.size(); day++) {
            if (days.get(day).hasUnfilteredRows()) {
                unfiltered = withRoom(unfiltered, unfilteredSize);
                unfiltered[unfilteredSize++] = day;
            } else {
                add(day, days.get(day).sealedRuns());
            }
        }
        if (sifted.length < days.size()) {
            sifted = new int[2 * days.size()];
        }
        stale = false;
    }

    private void add(int day, List<Run> sealed) {
        for (Run run : sealed) {
            if (size == runs.length) {
                runs = Arrays.copyOf(runs, 2 * size);
            }
            dayOfRun = withRoom(dayOfRun, size);
            runs[size] = run;
            dayOfRun[size++] = day;
        }
    }

    private static int[] withRoom(int[] numbers, int size) {
        return size == numbers.length ? Arrays.copyOf(numbers, 2 * size) : numbers;
    }

    @Override
    public String toString() {
        return size + " runs and " + unfilteredSize + " days without filters";
    }
}
