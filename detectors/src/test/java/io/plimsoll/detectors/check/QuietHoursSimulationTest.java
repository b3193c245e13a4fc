package io.plimsoll.detectors.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.detectors.evidence.Scan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Months of quiet hours, whose means follow the hour and the weekday as those of the reference did: how often Plimsoll calls,
 * and how often what is commonly used does on the same windows. 50 features, 5 segments, 100 events an hour.
 *
 * <p>In a build one day of one world; {@code -Pbenchmark} simulates thirty months, each of a world of its own, in some 45 minutes of
 * a quiet machine, and keeps what each gave in {@code target/quiet-hours.tsv}: begun again it goes on from there.
 */
class QuietHoursSimulationTest {

    private static final int SEEDS = Integer.getInteger("plimsoll.simulation.seeds", 2);
    private static final boolean FULL = SEEDS > 2;
    private static final int MONTHS = 30;
    private static final int MONTH = 30 * HourlyWorld.DAY;
    private static final Path PROGRESS = Path.of("target", "quiet-hours.tsv");

    @Test
    void shouldCallHardlyEverInQuietHoursWithCycles() throws IOException {
        int hours = FULL ? MONTH : HourlyWorld.DAY;

        List<long[]> months =
                FULL ? simulateOnFrom(PROGRESS, Math.min(SEEDS, MONTHS), hours) : List.of(new Month(0).simulate(hours));

        System.out.print(table(months, hours));
        long plimsoll = months.stream().filter(month -> month[1] > 0).count();
        assertThat((double) plimsoll / months.size()).isLessThanOrEqualTo(0.05);
        assertThat(months).allSatisfy(month -> assertThat(month[Month.FIGURES]).isPositive());
    }

    /** The months that are on file, and those that are not are simulated and put there one by one. */
    private static List<long[]> simulateOnFrom(Path file, int seeds, int hours) throws IOException {
        SortedMap<Integer, long[]> done = read(file, hours);
        for (int seed = 0; seed < seeds; seed++) {
            if (!done.containsKey(seed)) {
                long[] figures = new Month(seed).simulate(hours);
                done.put(seed, figures);
                Files.writeString(
                        file, line(seed, hours, figures), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        }
        return List.copyOf(done.headMap(seeds).values());
    }

    private static SortedMap<Integer, long[]> read(Path file, int hours) throws IOException {
        SortedMap<Integer, long[]> done = new TreeMap<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                long[] figures = Arrays.stream(line.split("\t", -1))
                        .mapToLong(Long::parseLong)
                        .toArray();
                if (figures[1] == hours) {
                    done.put((int) figures[0], Arrays.copyOfRange(figures, 2, figures.length));
                }
            }
        }
        return done;
    }

    private static String line(int seed, int hours, long[] figures) {
        return LongStream.concat(LongStream.of(seed, hours), Arrays.stream(figures))
                        .mapToObj(Long::toString)
                        .collect(Collectors.joining("\t"))
                + "\n";
    }

    private static String table(List<long[]> months, int hours) {
        List<String> names = new ArrayList<>(List.of("Plimsoll"));
        names.addAll(CustomaryMethods.NAMES);
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "| %d quiet months of %d hours | alarms raised a month | hours with an alarm | months without one |%n"
                        + "|---|---:|---:|---:|%n",
                months.size(),
                hours));
        for (int method = 0; method < names.size(); method++) {
            int at = Month.FIGURES * method;
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %,.1f | %.1f%% | %d |%n",
                    names.get(method),
                    mean(months, at),
                    100 * mean(months, at + 1) / hours,
                    months.stream().filter(month -> month[at + 1] == 0).count()));
        }
        return table.toString();
    }

    private static double mean(List<long[]> months, int figure) {
        return months.stream().mapToLong(month -> month[figure]).average().orElse(0);
    }

    /** One month of one world. */
    private static final class Month {

        /** Of each method: how often a subject began to alarm, and in how many hours any did. */
        static final int FIGURES = 2;

        private final HourlyWorld world;
        private final Judge judge;
        private final List<CustomaryMethods> methods;
        private final Runs runs = new Runs(Scan.standard(HourlyWorld.PANE));
        private final long[] figures = new long[FIGURES * (1 + CustomaryMethods.NAMES.size())];
        private List<Target> alarmed = List.of();
        private boolean[][] before = new boolean[HourlyWorld.FEATURES][CustomaryMethods.NAMES.size()];

        Month(int seed) {
            this.world = new HourlyWorld(seed);
            this.judge = world.judge();
            this.methods = IntStream.range(0, HourlyWorld.FEATURES)
                    .mapToObj(feature -> new CustomaryMethods(
                            world.reference(feature),
                            world.counts(feature),
                            world.hours(feature),
                            HourlyWorld.FEATURES))
                    .toList();
        }

        long[] simulate(int hours) {
            for (long hour = 0; hour < hours; hour++) {
                HourlyWorld.Hour next = world.hour(hour);
                judged(runs.close(judge, next.tally()));
                watched(next);
            }
            return figures;
        }

        private void judged(List<Finding> findings) {
            List<Target> now = findings.stream()
                    .filter(Finding::speaks)
                    .filter(finding -> finding.severity()
                            .filter(severity -> severity.atLeast(Severity.WARNING))
                            .isPresent())
                    .map(Finding::target)
                    .distinct()
                    .toList();
            figures[0] +=
                    now.stream().filter(target -> !alarmed.contains(target)).count();
            figures[1] += now.isEmpty() ? 0 : 1;
            alarmed = now;
        }

        private void watched(HourlyWorld.Hour hour) {
            boolean[] any = new boolean[CustomaryMethods.NAMES.size()];
            for (int feature = 0; feature < HourlyWorld.FEATURES; feature++) {
                boolean[] now = methods.get(feature)
                        .alarms(hour.values()[feature], hour.tally().evidence(feature));
                for (int method = 0; method < now.length; method++) {
                    any[method] |= now[method];
                    figures[FIGURES * (method + 1)] += now[method] && !before[feature][method] ? 1 : 0;
                }
                before[feature] = now;
            }
            for (int method = 0; method < any.length; method++) {
                figures[FIGURES * (method + 1) + 1] += any[method] ? 1 : 0;
            }
        }
    }
}
