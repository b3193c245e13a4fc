package io.plimsoll.streams.monitor.pending;

import io.plimsoll.streams.monitor.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** The answers of champions and shadows to one request, copied from rows that are overwritten. */
final class AnswersByRole {

    private final List<PendingRow> champions = new ArrayList<>();
    private final List<PendingRow> shadows = new ArrayList<>();

    void clear() {
        champions.clear();
        shadows.clear();
    }

    void add(PendingRow answer, Role role) {
        switch (role) {
            case CHAMPION -> champions.add(answer.copy());
            case SHADOW -> shadows.add(answer.copy());
            case CANARY, CHALLENGER -> {}
        }
    }

    /** Shows every champion's answer with every shadow's. */
    void forEachPair(BiConsumer<PendingRow, PendingRow> sink) {
        shadows.forEach(shadow -> champions.forEach(champion -> sink.accept(champion, shadow)));
    }

    @Override
    public String toString() {
        return champions + " and " + shadows;
    }
}
