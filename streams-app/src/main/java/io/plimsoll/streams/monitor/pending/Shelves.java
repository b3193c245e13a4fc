package io.plimsoll.streams.monitor.pending;

import io.plimsoll.streams.monitor.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The shelves of one model by day, oldest first. */
final class Shelves {

    private final int model;
    private final RunFiles files;
    private final Names names;
    private final List<Shelf> shelves = new ArrayList<>();
    private int[] days = new int[8];
    private final DaySieve sieve = new DaySieve();
    private boolean hasShadows;

    Shelves(int model, RunFiles files, Names names) {
        this.model = model;
        this.files = files;
        this.names = names;
    }

    int size() {
        return shelves.size();
    }

    /**
     * Finds the shelves that may hold a request.
     *
     * @return how many there are, to be had with {@link #sifted} until the next call
     */
    int sift(RequestHash request) {
        return sieve.sift(request.low(), shelves);
    }

    Shelf sifted(int index) {
        return shelves.get(sieve.sifted(index));
    }

    /** Rows came to a shelf, or were written or sealed. */
    void change() {
        sieve.change();
    }

    Stream<Shelf> stream() {
        return shelves.stream();
    }

    /** The shelf of a day, made where there is none. */
    Shelf ensure(int day) {
        int index = index(day);
        return index < 0 ? insert(-index - 1, day) : shelves.get(index);
    }

    /** The shelf of a day, if there is one. */
    @Nullable
    Shelf find(int day) {
        int index = index(day);
        return index < 0 ? null : shelves.get(index);
    }

    /** A prediction in this role was added. */
    void noteRole(Role role) {
        hasShadows |= role == Role.SHADOW;
    }

    /** Whether there is a prediction of a shadow. */
    boolean hasShadows() {
        return hasShadows;
    }

    /** Finds out anew whether there is a prediction of a shadow. */
    void lookForShadows() {
        hasShadows = shelves.stream().anyMatch(Shelf::hasShadows);
    }

    /** The shelf of a day that holds labels, if there is one. */
    @Nullable
    Shelf withLabels(int day) {
        int index = index(day);
        return index < 0 || shelves.get(index).labels() == 0 ? null : shelves.get(index);
    }

    /** Whether a prediction has been remembered that has this identity. */
    boolean hold(Identity identity) {
        int last = identity.lastDay();
        for (int i = firstFrom(identity.firstDay()); i < shelves.size() && days[i] <= last; i++) {
            if (shelves.get(i).holds(identity)) {
                return true;
            }
        }
        return false;
    }

    /** Takes the shelves before a day away. */
    List<Shelf> takeBefore(long day) {
        List<Shelf> old = shelves.stream().filter(shelf -> shelf.day() < day).toList();
        shelves.subList(0, old.size()).clear();
        System.arraycopy(days, old.size(), days, 0, shelves.size());
        lookForShadows();
        sieve.change();
        return old;
    }

    private int index(int day) {
        return Arrays.binarySearch(days, 0, shelves.size(), day);
    }

    private int firstFrom(int day) {
        int index = index(day);
        return index < 0 ? -index - 1 : index;
    }

    private Shelf insert(int index, int day) {
        if (shelves.size() == days.length) {
            days = Arrays.copyOf(days, 2 * days.length);
        }
        System.arraycopy(days, index, days, index + 1, shelves.size() - index);
        days[index] = day;
        Shelf shelf = new Shelf(model, day, files, names);
        shelves.add(index, shelf);
        sieve.change();
        return shelf;
    }

    @Override
    public String toString() {
        return shelves.toString();
    }
}
