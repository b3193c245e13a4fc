package io.plimsoll.streams.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.plimsoll.detectors.check.Reference;
import io.plimsoll.schemas.MonitorPolicy;
import io.plimsoll.schemas.TimeWindow;
import io.plimsoll.streams.monitor.Backtest;
import io.plimsoll.streams.monitor.Close;
import io.plimsoll.streams.monitor.Monitor;
import io.plimsoll.streams.monitor.Monitors;
import io.plimsoll.streams.monitor.Policy;
import io.plimsoll.streams.monitor.Prediction;
import io.plimsoll.streams.monitor.ReferenceBuilder;
import io.plimsoll.streams.monitor.ReferenceRows;
import io.plimsoll.streams.monitor.Role;
import io.plimsoll.streams.monitor.SeenBefore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A small synthetic model with every kind of subject, fault and slice. */
final class Bank {

    static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    static final String POLICY = """
            model: bank
            task: binary
            positive: "1"
            features: {age: {range: [18, 90]}, note: {ignore: true}}
            derive:
              degree: {from: education, groups: {none: [basic, school], degree: [college]}}
              age_band: {from: age, cuts: [25, 60]}
            segments: [degree, [gender, age_band], job]
            latency: {objective: 200ms}
            """;

    /** On these days, counted from {@link #START}, income comes as if by month. */
    static final int MOVED_FROM = 48;

    static final int MOVED_UNTIL = 52;

    private static final long DAY = 86_400_000;

    private Bank() {}

    static MonitorPolicy written(String yaml) throws JsonProcessingException {
        return Json.WRITTEN_BY_HAND.readValue(yaml, MonitorPolicy.class);
    }

    static Policy policy() throws JsonProcessingException {
        return PolicyWire.policyOf(written(POLICY));
    }

    static Reference reference(Policy policy) {
        return new ReferenceBuilder(policy).build(rows(7, 0, 40, 3_000));
    }

    static Provenance provenance() {
        return new Provenance(
                "v1",
                START.plusSeconds(5_000_000),
                new TimeWindow(START, START.plusMillis(40 * DAY)),
                Optional.empty());
    }

    /** Rows over some days; all of them random but for the seed. */
    static ReferenceRows rows(long seed, long firstDay, int days, int count) {
        return reader -> {
            int[] number = {0};
            unlabelledRows(seed, firstDay, days, count).forEach(row -> {
                label(row, number[0]++);
                reader.accept(row);
            });
        };
    }

    /** The same before anything turned out to be true. */
    static ReferenceRows unlabelledRows(long seed, long firstDay, int days, int count) {
        return reader -> {
            Random random = new Random(seed);
            Prediction row = new Prediction();
            for (int i = 0; i < count; i++) {
                row.clear();
                row.model.set("bank");
                row.version.set("v1");
                row.id.set("q" + i);
                row.time(START.toEpochMilli() + firstDay * DAY + days * DAY / count * i);
                fill(row, random, i);
                reader.accept(row);
            }
        };
    }

    /** What twenty days of live traffic bring, 200 events a day. */
    static List<Close> closes(Policy policy, Role role) {
        Monitor monitor = new Monitor(policy, Map.of("v1", reference(policy)));
        List<Close> closes = new ArrayList<>();
        Backtest backtest = new Backtest(always(monitor), new SeenBefore(), closes::add);
        rows(8, 40, 20, 4_000).forEach(row -> {
            row.role(role);
            backtest.accept(row);
        });
        backtest.finish();
        return closes;
    }

    private static Monitors always(Monitor monitor) {
        return new Monitors() {
            @Override
            public Optional<Monitor> monitor(String model) {
                return Optional.of(monitor);
            }

            @Override
            public long stamp() {
                return 1;
            }
        };
    }

    private static void fill(Prediction row, Random random, int i) {
        row.features.addNumber("age", 15 + random.nextInt(70));
        income(row, random);
        row.features.addNumber("debt", i % 500 == 0 ? Double.POSITIVE_INFINITY : random.nextGaussian() * 1e-3);
        text(row, "job", i % 7 == 0 ? "clerk" : random.nextBoolean() ? "cook" : "cle|rk=");
        text(row, "street", "street " + random.nextInt(2_000));
        text(row, "note", "x");
        row.features.addBoolean("owner", random.nextBoolean());
        segment(row, "gender", random.nextInt(5) == 0 ? "male" : "female");
        if (i % 11 != 0) {
            segment(row, "education", new String[] {"basic", "school", "college", "night"}[random.nextInt(4)]);
        }
        row.score(random.nextDouble());
        row.decision.set(row.score() > 0.6 ? "1" : "0");
        row.decided();
        if (i % 3 != 0) {
            row.latencyMillis(20 + random.nextInt(400));
        }
    }

    /** Of three in four it is known what became of them. */
    private static void label(Prediction row, int i) {
        if (i % 4 > 0) {
            row.label.set(row.score() > 0.5 == i % 10 > 0 ? "1" : "0");
            row.labelled();
        }
    }

    private static void income(Prediction row, Random random) {
        int kind = random.nextInt(50);
        if (kind == 0) {
            row.features.addNull("income");
        } else if (kind == 1) {
            text(row, "income", "much");
        } else {
            double income = StrictMath.exp(10 + random.nextGaussian());
            row.features.addNumber("income", isMoved(row) ? income / 12 : income);
        }
    }

    private static boolean isMoved(Prediction row) {
        long day = (row.time() - START.toEpochMilli()) / DAY;
        return day >= MOVED_FROM && day < MOVED_UNTIL;
    }

    private static void text(Prediction row, String name, String value) {
        row.features.addText(name, value.toCharArray(), 0, value.length());
    }

    private static void segment(Prediction row, String name, String value) {
        row.segments.addText(name, value.toCharArray(), 0, value.length());
    }
}
