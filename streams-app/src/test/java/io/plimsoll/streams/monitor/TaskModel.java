package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.check.AdwinCheck;
import io.plimsoll.detectors.check.Checks;
import io.plimsoll.detectors.check.DdmCheck;
import io.plimsoll.detectors.check.FairnessConstraint;
import io.plimsoll.detectors.check.FairnessRules;
import io.plimsoll.detectors.check.Favourable;
import io.plimsoll.detectors.check.OutcomeChecks;
import io.plimsoll.detectors.check.PerformanceConstraint;
import io.plimsoll.detectors.check.Reference;
import io.plimsoll.detectors.evidence.Budget;
import io.plimsoll.detectors.evidence.Limits;
import io.plimsoll.detectors.evidence.Scan;
import io.plimsoll.detectors.statistic.FairnessMetric;
import io.plimsoll.detectors.statistic.PerformanceMetric;
import io.plimsoll.detectors.tally.FavourableSide;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Models that do not decide between two classes, with their references and seeded traffic: one of three classes and one of
 * numbers. Events of both are alike but for what is predicted and what turns out to be true.
 */
public enum TaskModel {
    /** Of three classes; three of four are recognised. */
    CLASSES(Policy.Task.MULTICLASS) {

        @Override
        PerformanceConstraint constraint() {
            return new PerformanceConstraint(PerformanceMetric.ACCURACY, Optional.empty(), Limits.atLeast(0.6));
        }

        @Override
        String truth(Random random) {
            return NAMES.get(random.nextInt(NAMES.size()));
        }

        @Override
        Event answering(Event event, Random random, String truth, double noise) {
            boolean isRight = random.nextDouble() < 0.75 / noise;
            String decision = isRight ? truth : NAMES.get(random.nextInt(NAMES.size()));
            double certainty = 0.5 + random.nextDouble() / 2;
            Event decided = event.deciding(0.5, decision);
            return random.nextInt(50) == 0 ? decided : decided.scoring(scores(decision, certainty));
        }

        /** What is left goes to the others, a third of it to one that the reference never held. */
        private Map<String, Double> scores(String decision, double certainty) {
            Map<String, Double> scores = new HashMap<>();
            NAMES.forEach(name -> scores.put(name, (1 - certainty) / 3));
            scores.put("yak", (1 - certainty) / 3);
            scores.put(decision, certainty);
            return scores;
        }
    },
    /** Of numbers about 100 that are off by 2 or so, and half a unit too high; 100 and more are good for people. */
    NUMBERS(Policy.Task.REGRESSION) {

        @Override
        PerformanceConstraint constraint() {
            return new PerformanceConstraint(PerformanceMetric.MEAN_ABSOLUTE_ERROR, Optional.empty(), Limits.atMost(3));
        }

        @Override
        FairnessRules fairness() {
            return new FairnessRules(
                    Map.of("gender", Optional.of("male")),
                    30,
                    List.of(
                            new FairnessConstraint(FairnessMetric.MEAN_ABSOLUTE_ERROR_DIFFERENCE, Limits.atMost(1)),
                            new FairnessConstraint(FairnessMetric.DEMOGRAPHIC_PARITY_RATIO, Limits.atLeast(0.8))));
        }

        @Override
        Favourable favourable() {
            return new Favourable.Numbers(new FavourableSide(100, true));
        }

        @Override
        String truth(Random random) {
            return String.valueOf(100 + 10 * random.nextGaussian());
        }

        @Override
        Event answering(Event event, Random random, String truth, double noise) {
            return event.predicting(Double.parseDouble(truth) + 0.5 + 2 * noise * random.nextGaussian());
        }
    };

    static final long HOUR = SampleModel.HOUR;

    private static final List<String> NAMES = List.of("cat", "dog", "owl");
    private static final long MINUTE = HOUR / 60;

    private final Policy.Task task;

    TaskModel(Policy.Task task) {
        this.task = task;
    }

    /** A limit that it keeps. */
    abstract PerformanceConstraint constraint();

    /** Between whom fairness is asked for. */
    FairnessRules fairness() {
        return FairnessRules.NONE;
    }

    /** What is good for people. */
    Favourable favourable() {
        return OutcomeChecks.STANDARD.favourable();
    }

    /** What turns out to be true. */
    abstract String truth(Random random);

    /**
     * With an answer.
     *
     * @param noise how many times as bad as in the reference
     */
    abstract Event answering(Event event, Random random, String truth, double noise);

    /** Hourly panes, ten minutes of lateness, six hours of horizon, half of them until labels are mature. */
    public Policy policy() {
        OutcomeChecks standard = OutcomeChecks.STANDARD;
        OutcomeChecks outcomes = new OutcomeChecks(
                List.of(constraint()),
                fairness(),
                standard.errorRate(),
                favourable(),
                standard.baseline(),
                standard.causedBy(),
                standard.withoutLabels(),
                List.of(AdwinCheck.STANDARD, DdmCheck.STANDARD));
        return new Policy(
                SampleModel.NAME,
                task,
                Optional.empty(),
                List.of(),
                Duration.ofHours(1),
                Scan.of(1, 2, 4),
                Duration.ofMinutes(10),
                Duration.ofHours(6),
                Optional.of(Duration.ofHours(3)),
                Map.of(),
                Map.of(),
                List.of(List.of("gender")),
                Checks.STANDARD.with(outcomes),
                Budget.DEFAULT,
                Policy.Alerting.STANDARD,
                Policy.Reporting.STANDARD);
    }

    /** What is in force: both versions have the same reference. */
    public Monitor monitor() {
        Policy policy = policy();
        return new Monitor(policy, Map.of("v1", reference(policy), "v2", reference(policy)));
    }

    /** Of 3,000 labelled rows. */
    public Reference reference(Policy policy) {
        Prediction row = new Prediction();
        return new ReferenceBuilder(policy).build(reader -> {
            Random random = new Random(7);
            for (int i = 0; i < 3_000; i++) {
                String truth = truth(random);
                answering(request(random, "r" + i, "v1", 5L * i * MINUTE), random, truth, 1)
                        .into(row);
                row.label.set(truth);
                row.labelled();
                reader.accept(row);
            }
        });
    }

    private static Event request(Random random, String id, String version, long time) {
        return Event.of(id, SampleModel.NAME, version, time)
                .with("income", random.nextGaussian())
                .in("gender", random.nextInt(3) == 0 ? "female" : "male");
    }

    /**
     * Two days of traffic: a champion and at times a shadow or canary, some events late; labels that come late, twice, at
     * another time, corrected, after the horizon, before their prediction, for nobody, or that are no number.
     *
     * @param noise how bad answers are on the second day
     * @param latest how late a twentieth of the events may be, in milliseconds
     */
    List<Event> traffic(long seed, int events, double noise, long latest) {
        Random random = new Random(seed);
        List<Published> published = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            long time = 48L * i * HOUR / events;
            long late = random.nextInt(20) == 0 ? (long) (random.nextDouble() * latest) : 0;
            String truth = truth(random);
            double bad = i > events / 2 ? noise : 1;
            Event event = answering(request(random, "q" + i, "v1", time - late), random, truth, bad);
            published.add(new Published(event, time));
            company(event, random, truth, time, published);
            labels(event, random, truth, time, published);
        }
        return published.stream()
                .sorted(Comparator.comparingLong(Published::time))
                .map(Published::event)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private record Published(Event event, long time) {}

    private void company(Event event, Random random, String truth, long time, List<Published> published) {
        Event other = answering(request(random, event.id(), "v2", event.time()), random, truth, 1);
        switch (random.nextInt(8)) {
            case 0, 1, 2 -> published.add(new Published(other.as(Role.SHADOW), time));
            case 3 -> published.add(new Published(other.as(Role.CANARY), time));
            case 4 -> published.add(new Published(event, time));
            default -> {}
        }
    }

    private void labels(Event event, Random random, String truth, long time, List<Published> published) {
        long after = time + (long) (random.nextDouble() * 7 * HOUR);
        switch (random.nextInt(16)) {
            case 0, 1 -> {
                add(event.id(), truth, after, published);
                add(event.id(), truth, after + MINUTE * random.nextInt(60), published);
            }
            case 2, 3 -> {
                add(event.id(), truth, after, published);
                add(event.id(), truth(random), after + MINUTE * random.nextInt(120), published);
            }
            case 4 -> add(event.id(), truth, time - random.nextInt((int) MINUTE), published);
            case 5 -> add("ghost" + event.id(), truth, after, published);
            case 6 -> add(event.id(), "unreadable", after, published);
            case 7, 8 -> {}
            default -> add(event.id(), truth, after, published);
        }
    }

    private static void add(String id, String label, long time, List<Published> published) {
        published.add(new Published(Event.label(id, SampleModel.NAME, label, time), time));
    }
}
