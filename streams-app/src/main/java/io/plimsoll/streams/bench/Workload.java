package io.plimsoll.streams.bench;

import io.plimsoll.streams.monitor.Prediction;
import io.plimsoll.streams.monitor.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Made-up predictions of one stated shape: 14 of 20 features are numbers with two decimals, 3 whole numbers, 3 texts. With
 * two versions seven of ten requests are answered by the champion {@code v1}, the others by the canary {@code v2}. Nothing
 * drifts. The same
 * seed gives the same events.
 */
public final class Workload {

    /** When the first event happens. */
    public static final Instant START = Instant.parse("2024-03-01T00:00:00Z");

    /** The length of a pane. */
    public static final Duration PANE = Duration.ofDays(1);

    private static final String CHAMPION = "v1";
    private static final String CANARY = "v2";

    private static final double SHARE_OF_CANARY = 0.3;
    private static final int LEVELS = 5;
    private static final int KINDS = 20;
    private static final int FIRST_COUNT = 14;
    private static final int FIRST_TEXT = 17;

    private final Shape shape;
    private final SplittableRandom random;
    private final String[] features;
    private final String[] attributes;
    private final char[][] levels;
    private final char[][] values;

    /**
     * What every event looks like.
     *
     * @param features how many, at least 1
     * @param attributes how many attributes traffic is sliced by
     * @param values how many values each of them has
     * @param versions 1, or 2 for a canary beside the champion
     */
    public record Shape(int features, int attributes, int values, int versions) {

        /** The versions that serve. */
        public List<String> names() {
            return List.of(CHAMPION, CANARY).subList(0, versions);
        }

        /** A JSON policy that watches events of this shape. */
        public String policy(String model) {
            String segments = IntStream.range(0, attributes)
                    .mapToObj(i -> '"' + attribute(i) + '"')
                    .collect(Collectors.joining(", "));
            return "{\"model\": \"%s\", \"task\": \"binary\", \"positive\": \"1\", \"window\": \"1d\", \"segments\": [%s]}"
                    .formatted(model, segments);
        }
    }

    /** Events of this shape. */
    public Workload(Shape shape, long seed) {
        this.shape = shape;
        this.random = new SplittableRandom(seed);
        this.features = names(shape.features(), Workload::feature);
        this.attributes = names(shape.attributes(), Workload::attribute);
        this.levels = texts("key_", LEVELS);
        this.values = texts("part_", shape.values());
    }

    /** Writes the next event down, over what was there; its id is the number in ten characters. */
    public void next(String model, long number, long time, Prediction into) {
        next(model, shape.versions() > 1 && random.nextDouble() < SHARE_OF_CANARY, time, into);
        into.id.set(id(number));
    }

    /** Writes the next row of a version's reference down. */
    public void nextOfReference(String model, String version, long time, Prediction into) {
        next(model, version.equals(CANARY), time, into);
        into.id.set("reference");
    }

    /** The id of the event of a number. */
    public static String id(long number) {
        return String.format(Locale.ROOT, "r%08d", number);
    }

    private void next(String model, boolean canary, long time, Prediction into) {
        into.clear();
        into.model.set(model);
        into.version.set(canary ? CANARY : CHAMPION);
        into.role(canary ? Role.CANARY : Role.CHAMPION);
        into.time(time);
        for (int i = 0; i < features.length; i++) {
            feature(i, into);
        }
        for (String attribute : attributes) {
            char[] value = values[random.nextInt(shape.values())];
            into.segments.addText(attribute, value, 0, value.length);
        }
        double score = rounded(random.nextDouble(), 1e6);
        into.score(score);
        into.decision.set(score < 0.5 ? "0" : "1");
        into.decided();
        into.latencyMillis(rounded(1 + 9 * random.nextDouble(), 10));
    }

    private void feature(int index, Prediction into) {
        int kind = index % KINDS;
        if (kind < FIRST_COUNT) {
            // The sum of two uniforms, for a distribution with a middle; every feature has its own scale.
            double value = (kind + 1) * (random.nextDouble() + random.nextDouble());
            into.features.addNumber(features[index], rounded(value, 100));
        } else if (kind < FIRST_TEXT) {
            into.features.addNumber(features[index], 10 + random.nextInt(90));
        } else {
            char[] level = levels[random.nextInt(LEVELS)];
            into.features.addText(features[index], level, 0, level.length);
        }
    }

    private static double rounded(double value, double steps) {
        return Math.rint(value * steps) / steps;
    }

    private static String feature(int index) {
        return String.format(Locale.ROOT, "signal_%02d", index);
    }

    private static String attribute(int index) {
        return "area_" + index;
    }

    private static String[] names(int count, java.util.function.IntFunction<String> name) {
        return IntStream.range(0, count).mapToObj(name).toArray(String[]::new);
    }

    private static char[][] texts(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> (prefix + i).toCharArray())
                .toArray(char[][]::new);
    }
}
