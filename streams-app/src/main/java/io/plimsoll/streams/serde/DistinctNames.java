package io.plimsoll.streams.serde;

import java.util.Arrays;

/**
 * The names of one object, to find one that comes twice.
 *
 * <p>Senders write the same names in the same order, event after event. As long as an object follows the one before it,
 * instance by instance, its names are known to be distinct and cost one comparison each. At the first that differs those
 * so far go into a table: open addressing over arrays that are reused, where a stamp says which entries are of the present
 * object, so that clearing costs nothing.
 */
final class DistinctNames {

    /** Half empty as the table is, honest names stay far below; names made to collide end here, not in a long search. */
    private static final int LONGEST_RUN = 256;

    private static final int GOLDEN_RATIO = 0x9E3779B9;

    private final EventField object;
    private String[] order = new String[64];
    private int size;
    private int sizeBefore;
    private boolean complete;
    private boolean following;
    private String[] table = new String[128];
    private int[] stamps = new int[128];
    private int stamp;

    DistinctNames(EventField object) {
        this.object = object;
    }

    /** Begins the next object. */
    void clear() {
        sizeBefore = complete ? size : 0;
        size = 0;
        complete = false;
        following = true;
    }

    /** Ends the object: all that was in it is right, so that the next may follow it. */
    void complete() {
        complete = true;
    }

    int size() {
        return size;
    }

    /**
     * Adds a name; false if the object before had the same instance at this place and all names up to here, so that what
     * was found right about it then is right now.
     *
     * @throws RefusedException if the name is there, or one too many of its hash are
     */
    boolean add(String name) throws RefusedException {
        if (following && size < sizeBefore && isSame(order[size], name)) {
            size++;
            return false;
        }
        leave();
        insert(name);
        append(name);
        return true;
    }

    @SuppressWarnings("ReferenceEquality") // Only a short cut: equal names of two instances take the long way.
    private static boolean isSame(String one, String other) {
        return one == other;
    }

    /** Stops following: what was taken as known goes into the table. */
    private void leave() throws RefusedException {
        if (following) {
            following = false;
            refill();
        }
    }

    private void append(String name) throws RefusedException {
        if (size == order.length) {
            order = Arrays.copyOf(order, 2 * size);
        }
        order[size++] = name;
        if (2 * size > table.length) {
            table = new String[2 * table.length];
            stamps = new int[table.length];
            refill();
        }
    }

    private void refill() throws RefusedException {
        nextStamp();
        for (int i = 0; i < size; i++) {
            insert(order[i]);
        }
    }

    private void nextStamp() {
        stamp++;
        if (stamp == 0) {
            Arrays.fill(stamps, 0);
            stamp = 1;
        }
    }

    private void insert(String name) throws RefusedException {
        int mask = table.length - 1;
        int slot = ((name.hashCode() * GOLDEN_RATIO) >>> 12) & mask;
        for (int run = 0; stamps[slot] == stamp; run++) {
            EventValues.require(!table[slot].equals(name), Reason.DUPLICATE_KEY, object);
            EventValues.require(run < LONGEST_RUN, Reason.COLLIDING_NAMES, object);
            slot = (slot + 1) & mask;
        }
        stamps[slot] = stamp;
        table[slot] = name;
    }
}
