package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.check.Checks;
import io.plimsoll.detectors.check.OutcomeChecks;
import io.plimsoll.detectors.check.PerformanceConstraint;
import io.plimsoll.detectors.check.Reference;
import io.plimsoll.detectors.evidence.Budget;
import io.plimsoll.detectors.evidence.Limits;
import io.plimsoll.detectors.evidence.Scan;
import io.plimsoll.detectors.statistic.PerformanceMetric;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A model with a number, a class and segments, its reference, and seeded traffic. */
public final class SampleModel {

    /** The model. */
    public static final String NAME = "credit";

    /** A pane. */
    public static final long HOUR = Duration.ofHours(1).toMillis();

    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    private SampleModel() {}

    /** Hourly panes, runs of 1, 2 and 4, ten minutes of lateness, six hours of horizon, two ways of slicing. */
    public static Policy policy() {
        return policy(Policy.Alerting.STANDARD);
    }

    /** The same with other alerting. */
    public static Policy policy(Policy.Alerting alerting) {
        return new Policy(
                NAME,
                Policy.Task.BINARY,
                Optional.of("1"),
                List.of("1"),
                Duration.ofHours(1),
                Scan.of(1, 2, 4),
                Duration.ofMinutes(10),
                Duration.ofHours(6),
                Map.of(),
                Map.of("income_band", new Policy.Derivation.Cuts("income", List.of(-1.0, 1.0))),
                List.of(List.of("gender"), List.of("gender", "income_band")),
                Checks.STANDARD,
                Budget.DEFAULT,
                alerting,
                Policy.Reporting.STANDARD);
    }

    /** The same, that asks for an accuracy that no version has, and for decisions. */
    public static Policy deciding() {
        OutcomeChecks standard = OutcomeChecks.STANDARD;
        OutcomeChecks accurate = new OutcomeChecks(
                List.of(new PerformanceConstraint(PerformanceMetric.ACCURACY, Optional.empty(), Limits.atLeast(0.7))),
                standard.fairness(),
                standard.errorRate(),
                standard.favourable(),
                standard.baseline(),
                standard.causedBy());
        return policy().with(Checks.STANDARD.with(accurate)).with(rollout(Optional.of("v1"), Duration.ofHours(5)));
    }

    /** Two hours of cooldown. */
    public static Rollout rollout(Optional<String> fallback, Duration expiry) {
        Rollout standard = Rollout.STANDARD;
        return new Rollout(
                false,
                fallback,
                standard.metric(),
                standard.margin(),
                standard.confidence(),
                standard.insufficientBlocks(),
                standard.rollback(),
                standard.promotion(),
                standard.weights(),
                standard.floor(),
                standard.step(),
                Duration.ofHours(2),
                expiry);
    }

    /** What is in force: v1 and v2 have a reference, other versions have none. */
    public static Monitor monitor(Policy policy) {
        Map<String, Reference> references = new TreeMap<>();
        references.put("v1", reference(policy, 1));
        references.put("v2", reference(policy, 2));
        return new Monitor(policy, references);
    }

    /** The same monitor for good. */
    public static Monitors always(Monitor monitor) {
        return new Monitors() {
            @Override
            public Optional<Monitor> monitor(String model) {
                return model.equals(monitor.policy().model()) ? Optional.of(monitor) : Optional.empty();
            }

            @Override
            public long stamp() {
                return 0;
            }
        };
    }

    private static Reference reference(Policy policy, long seed) {
        Random random = new Random(seed);
        List<Event> rows = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            rows.add(event(random, "r" + i, "v1", 5L * i * MINUTE, 0));
        }
        return reference(policy, rows);
    }

    /** The reference of these rows. */
    public static Reference reference(Policy policy, List<Event> rows) {
        Prediction row = new Prediction();
        return new ReferenceBuilder(policy).build(reader -> rows.forEach(event -> reader.accept(event.into(row))));
    }

    /** An event like those of the reference but for a move of the income. */
    public static Event event(Random random, String id, String version, long time, double move) {
        String gender = random.nextInt(3) == 0 ? "female" : "male";
        double score = random.nextInt(1_000) / 1_000.0;
        return Event.of(id, NAME, version, time)
                .deciding(score, score < 0.4 ? "0" : "1")
                .with("income", random.nextInt(50) == 0 ? null : random.nextGaussian() + move)
                .with(
                        "colour",
                        random.nextInt(40) == 0
                                ? "violet" + random.nextInt(2)
                                : List.of("red", "green").get(random.nextInt(2)))
                .in("gender", gender);
    }

    /**
     * Two days of traffic from before 1970 on, with everything that traffic has: four versions in three roles, a shadow that
     * answers before the champion or after, a switch of champions, drift from the second day on, repetitions, late events, a gap
     * longer than any run, events of a model that nobody knows.
     *
     * @param latest how many milliseconds late a twentieth of the events may be, within the horizon
     */
    public static List<Event> traffic(long seed, int events, long latest) {
        Random random = new Random(seed);
        Traffic traffic = new Traffic(random);
        long start = -10 * HOUR;
        for (int i = 0; i < events; i++) {
            long time = start + 48L * i * HOUR / events;
            time += time > 20 * HOUR ? 9 * HOUR : 0;
            boolean secondDay = i > events / 2;
            long late = random.nextInt(20) == 0 ? (long) (random.nextDouble() * latest) : 0;
            String champion = i < 3 * events / 4 ? "v1" : "v2";
            Event event = event(random, "q" + i, champion, time - late, secondDay ? 1 : 0);
            traffic.add(event, time);
            traffic.addCompany(event, time);
            traffic.addLabels(event, time);
        }
        return traffic.inOrder();
    }

    /** Events with the times at which they are published. */
    private static final class Traffic {

        private final Random random;
        private final List<Published> events = new ArrayList<>();

        Traffic(Random random) {
            this.random = random;
        }

        private record Published(Event event, long time) {}

        void add(Event event, long published) {
            events.add(new Published(event, published));
        }

        List<Event> inOrder() {
            return events.stream()
                    .sorted(Comparator.comparingLong(Published::time))
                    .map(Published::event)
                    .collect(Collectors.toCollection(ArrayList::new));
        }

        void addCompany(Event event, long time) {
            switch (random.nextInt(12)) {
                case 0, 1 -> add(event, time);
                case 2, 3, 4 -> addShadow(event, time);
                case 5 ->
                    add(event(random, event.id() + "c", "v2", event.time(), 0).as(Role.CANARY), time);
                case 6 ->
                    add(event(random, event.id() + "n", "v9", event.time(), 0).as(Role.CHALLENGER), time);
                case 7 -> add(Event.of(event.id() + "u", "stranger", "v1", event.time()), time);
                default -> {}
            }
        }

        /** The other version's answer to the same request: at once, or up to 70 minutes before or after, which is too far. */
        private void addShadow(Event event, long time) {
            long apart = random.nextInt(3) * (random.nextInt(140 * (int) MINUTE) - 70 * MINUTE) / 2;
            String other = event.version().equals("v1") ? "v2" : "v1";
            add(event(random, event.id(), other, event.time() + apart, 0).as(Role.SHADOW), time + apart);
        }

        /** Labels of every kind: late by hours, corrected, twice, too late, before the prediction, of an unknown id. */
        void addLabels(Event event, long time) {
            long after = time + (long) (random.nextDouble() * 8 * HOUR);
            String truth = String.valueOf(random.nextInt(2));
            switch (random.nextInt(20)) {
                case 0, 1, 2, 3, 4, 5, 6, 7 -> addLabel(event.id(), truth, after);
                case 8, 9 -> {
                    addLabel(event.id(), truth, after);
                    addLabel(event.id(), truth, after);
                }
                case 10, 11 -> {
                    addLabel(event.id(), truth, after);
                    addLabel(event.id(), "1".equals(truth) ? "0" : "1", after + random.nextInt((int) HOUR));
                }
                case 12 -> addLabel(event.id(), truth, time - random.nextInt((int) MINUTE));
                case 13 -> addLabel("ghost" + event.id(), truth, after);
                case 14 -> add(Event.label(event.id(), "stranger", truth, after), after);
                default -> {}
            }
        }

        private void addLabel(String id, String label, long time) {
            add(Event.label(id, NAME, label, time), time);
        }
    }
}
