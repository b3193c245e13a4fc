package io.plimsoll.streams.monitor.pending;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Labels that came before their predictions, or will never find one: of both one cannot be told from the other until the
 * prediction comes or the horizon has passed. So many are held, and no more.
 */
final class HeldLabels {

    private final int most;
    private final Map<Request, List<PendingLabel>> byRequest = new HashMap<>();
    private final Set<Row> added = new HashSet<>();
    private final Set<Row> removed = new HashSet<>();
    private int size;

    HeldLabels(int most) {
        this.most = most;
    }

    private record Request(int model, long high, long low) {}

    private record Row(Request request, PendingLabel label) {

        byte[] key() {
            return Keys.held(request.model, request.high, request.low, label.time());
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    /** Holds a label; false if there is no room. One that is held already is not held twice. */
    boolean hold(int model, long high, long low, PendingLabel label) {
        if (size >= most) {
            return false;
        }
        Row row = new Row(new Request(model, high, low), label);
        if (put(row)) {
            note(row, added, removed);
        }
        return true;
    }

    /** Hands over the labels of a request, in no order. */
    List<PendingLabel> take(int model, long high, long low) {
        Request request = new Request(model, high, low);
        List<PendingLabel> labels = byRequest.remove(request);
        if (labels == null) {
            return List.of();
        }
        size -= labels.size();
        labels.forEach(label -> note(new Row(request, label), removed, added));
        return labels;
    }

    /** Gives up the labels of a model that are older than this, and says how many those are. */
    int expire(int model, long before) {
        int known = size;
        Iterator<Map.Entry<Request, List<PendingLabel>>> entries =
                byRequest.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<Request, List<PendingLabel>> entry = entries.next();
            if (entry.getKey().model() == model) {
                expire(entry.getKey(), entry.getValue(), before);
                if (entry.getValue().isEmpty()) {
                    entries.remove();
                }
            }
        }
        return known - size;
    }

    private void expire(Request request, List<PendingLabel> labels, long before) {
        List<PendingLabel> old =
                labels.stream().filter(label -> label.time() < before).toList();
        old.forEach(label -> note(new Row(request, label), removed, added));
        labels.removeAll(old);
        size -= old.size();
    }

    void flush(BlockStore store) {
        removed.forEach(row -> store.delete(row.key()));
        added.forEach(row -> store.put(
                row.key(), RowCodec.label(row.request().high(), row.request().low(), row.label())));
        added.clear();
        removed.clear();
    }

    void restore(BlockStore store) {
        byRequest.clear();
        added.clear();
        removed.clear();
        size = 0;
        try (BlockStore.Cursor cursor = store.scan(Keys.held())) {
            while (cursor.next()) {
                byte[] row = cursor.value();
                put(new Row(
                        new Request(
                                Keys.modelOfHeld(cursor.key()), RowCodec.hashHigh(row, 0), RowCodec.hashLow(row, 0)),
                        RowCodec.readLabel(row, 0)));
            }
        }
    }

    /** Of two labels of one time the store has one key: the first stays. */
    private boolean put(Row row) {
        List<PendingLabel> labels = byRequest.computeIfAbsent(row.request(), absent -> new ArrayList<>(1));
        if (labels.stream().anyMatch(label -> label.time() == row.label().time())) {
            return false;
        }
        labels.add(row.label());
        size++;
        return true;
    }

    private static void note(Row row, Set<Row> in, Set<Row> other) {
        if (!other.remove(row)) {
            in.add(row);
        }
    }

    @Override
    public String toString() {
        return size + " held labels";
    }
}
