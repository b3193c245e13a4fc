package io.plimsoll.streams.monitor.pending;

import io.plimsoll.streams.monitor.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What waiting predictions mean, in the plainest form: lists in maps. */
final class Oracle {

    private final long pane;
    private final Map<Request, List<Answer>> answers = new HashMap<>();
    private final Map<Request, Map<Long, PendingLabel>> labels = new HashMap<>();

    Oracle(long pane) {
        this.pane = pane;
    }

    private record Request(String model, String id) {}

    private record Answer(Series series, long time) {

        long day() {
            return Math.floorDiv(time, Rows.DAY);
        }
    }

    private record Arm(String version, Role role) {

        static Arm of(Series series) {
            return new Arm(series.version(), series.role());
        }
    }

    static List<Rows.Found> sorted(List<Rows.Found> found) {
        return found.stream()
                .sorted(Comparator.comparing(Rows.Found::time)
                        .thenComparing(row -> row.series().toString()))
                .toList();
    }

    boolean add(Series series, String id, long time) {
        List<Answer> known = answers.computeIfAbsent(new Request(series.model(), id), absent -> new ArrayList<>());
        boolean repeated = known.stream()
                .anyMatch(answer -> Arm.of(answer.series).equals(Arm.of(series))
                        && Math.floorDiv(answer.time, pane) == Math.floorDiv(time, pane));
        if (!repeated) {
            known.add(new Answer(series, time));
        }
        return !repeated;
    }

    List<Rows.Found> find(String model, String id) {
        Request request = new Request(model, id);
        Map<Long, PendingLabel> known = labels.getOrDefault(request, Map.of());
        return sorted(answers.getOrDefault(request, List.of()).stream()
                .map(answer -> new Rows.Found(answer.series, answer.time, Optional.ofNullable(known.get(answer.day()))))
                .toList());
    }

    List<Rows.Found> partners(Series series, String id, long time) {
        Role wanted = series.role() == Role.SHADOW ? Role.CHAMPION : Role.SHADOW;
        return find(series.model(), id).stream()
                .filter(found -> found.series().role() == wanted && Math.abs(found.time() - time) <= Rows.HOUR)
                .toList();
    }

    boolean hasShadows(String model) {
        return answers.entrySet().stream()
                .filter(entry -> entry.getKey().model.equals(model))
                .flatMap(entry -> entry.getValue().stream())
                .anyMatch(answer -> answer.series.role() == Role.SHADOW);
    }

    List<Rows.Found> label(String model, String id, PendingLabel label) {
        List<Rows.Found> before = find(model, id);
        Request request = new Request(model, id);
        for (Answer answer : answers.getOrDefault(request, List.of())) {
            labels.computeIfAbsent(request, absent -> new HashMap<>())
                    .merge(answer.day(), label, (old, given) -> old.time() < given.time() ? given : old);
        }
        return before;
    }

    void expire(String model, long before) {
        long day = Math.floorDiv(before, Rows.DAY);
        answers.forEach((request, known) -> {
            if (request.model.equals(model)) {
                known.removeIf(answer -> answer.day() < day);
            }
        });
        labels.forEach((request, known) -> {
            if (request.model.equals(model)) {
                known.keySet().removeIf(labelled -> labelled < day);
            }
        });
    }

    long rows() {
        return answers.values().stream().mapToLong(List::size).sum();
    }

    Oracle copy() {
        Oracle copy = new Oracle(pane);
        answers.forEach((request, known) -> copy.answers.put(request, new ArrayList<>(known)));
        labels.forEach((request, known) -> copy.labels.put(request, new HashMap<>(known)));
        return copy;
    }
}
