package io.plimsoll.streams.conformance;

import io.plimsoll.detectors.check.CustomaryMethods;
import io.plimsoll.detectors.check.Family;
import io.plimsoll.detectors.check.Finding;
import io.plimsoll.detectors.check.Reference;
import io.plimsoll.detectors.check.Severity;
import io.plimsoll.detectors.check.Target;
import io.plimsoll.detectors.tally.Subject;
import io.plimsoll.detectors.tally.WindowTally;
import io.plimsoll.streams.monitor.Close;
import io.plimsoll.streams.monitor.PaneReport;
import io.plimsoll.streams.monitor.Policy;
import io.plimsoll.streams.monitor.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * On which days which method alarms on which feature of a stream: Plimsoll's is the engine's own answer at the close of the day,
 * all others see the values of that day and the whole reference.
 */
final class MethodsOnStream {

    private static final int METHODS = 1 + CustomaryMethods.NAMES.size();

    private final SharedStream stream;
    private final List<Cause> causes;

    /** By method, the features that alarm on a day. */
    private final List<NavigableMap<Long, Set<String>>> alarms = IntStream.range(0, METHODS)
            .<NavigableMap<Long, Set<String>>>mapToObj(method -> new TreeMap<>())
            .toList();

    private final TreeSet<Long> days = new TreeSet<>();

    private MethodsOnStream(SharedStream stream, List<Cause> causes) {
        this.stream = stream;
        this.causes = causes;
    }

    static MethodsOnStream of(SharedStream stream, List<Cause> causes, Policy policy) {
        MethodsOnStream methods = new MethodsOnStream(stream, causes);
        Map<String, Reference> references = stream.references(policy);
        methods.judge(stream.backtest(policy, references));
        methods.watch(references);
        return methods;
    }

    /** Delays by cause, then how many quiet days saw an alarm. */
    List<String> rows() {
        List<String> rows = new ArrayList<>();
        causes.forEach(cause ->
                rows.add(row(cause.feature() + ": " + cause.name(), method -> delay(cause, alarms.get(method)))));
        List<Long> quiet = days.stream()
                .filter(day -> causes.stream().noneMatch(cause -> cause.isActive(day)))
                .toList();
        rows.add(row(
                "**days with a false alarm**, of " + quiet.size() + " quiet ones",
                method -> String.valueOf(
                        quiet.stream().filter(alarms.get(method)::containsKey).count())));
        return rows;
    }

    private interface Cell {
        String of(int method);
    }

    private String row(String what, Cell cell) {
        return IntStream.range(0, METHODS)
                .mapToObj(cell::of)
                .collect(Collectors.joining(" | ", "| " + stream.name() + " | " + what + " | ", " |"));
    }

    /** In days from its first day to the first close that alarms; a dash if none does before it ends. */
    private static String delay(Cause cause, NavigableMap<Long, Set<String>> alarms) {
        return alarms.tailMap(cause.from().toEpochDay(), true).entrySet().stream()
                .filter(day -> cause.isActive(day.getKey()) && day.getValue().contains(cause.feature()))
                .findFirst()
                .map(day -> String.format(
                        Locale.ROOT, "%d", day.getKey() - cause.from().toEpochDay()))
                .orElse("–");
    }

    private void judge(List<Close> closes) {
        for (Close close : closes) {
            for (PaneReport report : close.reports()) {
                if (report.series().role() == Role.CHAMPION && report.revision() == 0) {
                    days.add(report.pane());
                    report.findings().stream()
                            .filter(MethodsOnStream::isAlarm)
                            .forEach(finding ->
                                    alarm(0, report.pane(), finding.target().name()));
                }
            }
        }
    }

    private static boolean isAlarm(Finding finding) {
        return finding.speaks()
                && Set.of(Family.DRIFT, Family.INTEGRITY).contains(finding.family())
                && finding.target().kind() == Target.Kind.FEATURE
                && finding.severity()
                        .filter(severity -> severity.atLeast(Severity.WARNING))
                        .isPresent();
    }

    private void watch(Map<String, Reference> references) {
        DailyValues before = DailyValues.of(stream, "reference.csv.gz");
        DailyValues live = DailyValues.of(stream, "predictions.csv.gz");
        references.forEach((version, reference) -> watched(version, reference, before)
                .forEach((feature, watched) -> live.of(version, feature)
                        .forEach((day, values) -> alarm(day, feature, watched.alarms(values)))));
    }

    private static Map<String, WatchedFeature> watched(String version, Reference reference, DailyValues before) {
        WindowTally tally = reference.tally();
        List<Subject> subjects = tally.layout().subjects();
        int features = (int) subjects.stream()
                .filter(subject -> subject.source() == Subject.Source.FEATURE)
                .count();
        Map<String, WatchedFeature> watched = new TreeMap<>();
        for (int i = 0; i < subjects.size(); i++) {
            if (subjects.get(i).source() == Subject.Source.FEATURE) {
                String name = subjects.get(i).name();
                List<DailyValues.Day> days =
                        List.copyOf(before.of(version, name).values());
                watched.put(
                        name,
                        tally.isNumeric(i)
                                ? WatchedFeature.ofNumber(tally.bins(i), days, features)
                                : WatchedFeature.ofLevels(
                                        tally.categories(i).subject().levels(),
                                        tally.categories(i).counts(),
                                        days,
                                        features));
            }
        }
        return watched;
    }

    private void alarm(long day, String feature, boolean[] answers) {
        for (int method = 0; method < answers.length; method++) {
            if (answers[method]) {
                alarm(method + 1, day, feature);
            }
        }
    }

    private void alarm(int method, long day, String feature) {
        alarms.get(method).computeIfAbsent(day, d -> new TreeSet<>()).add(feature);
    }
}
