package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.check.Family;
import io.plimsoll.detectors.check.Finding;
import io.plimsoll.detectors.check.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The versions of a model as of the last close that saw any, and what is known of each. */
final class Roster {

    /** Versions that have not answered for longest are forgotten first. */
    private static final int MOST_VERSIONS = 50;

    /** Who declares shares may round them to whole points. */
    private static final double ROUNDING = 0.005 + 1e-9;

    private final int clearAfter;
    private final Map<String, Double> shares;
    private final NavigableMap<String, VersionStanding> versions = new TreeMap<>();
    private Map<AlertKey, Incident.Open> open = Map.of();
    private Optional<String> champion = Optional.empty();
    private long pane;

    /**
     * @param clearAfter after how many closes in a row a gate that was failed counts as passed
     * @param shares the declared share of each version
     */
    Roster(int clearAfter, Map<String, Double> shares) {
        this.clearAfter = clearAfter;
        this.shares = Map.copyOf(shares);
    }

    /**
     * Takes up the close of a pane.
     *
     * @param closed the pane
     * @param reports its reports, at least one
     * @param incidents where each alert stands after it
     * @param lost what candidates failed beside what their reports tell, by version
     */
    void observe(
            long closed, List<PaneReport> reports, Map<AlertKey, Incident> incidents, Map<String, List<Finding>> lost) {
        pane = closed;
        open = new TreeMap<>();
        incidents.forEach((key, incident) -> incident.open().ifPresent(found -> open.put(key, found)));
        champion = PaneReport.champion(reports).map(report -> report.series().version());
        reports.stream()
                .collect(Collectors.groupingBy(report -> report.series().version()))
                .forEach((version, ofVersion) ->
                        versions.put(version, standing(version, ofVersion, lost.getOrDefault(version, List.of()))));
        while (versions.size() > MOST_VERSIONS) {
            forgetOne();
        }
    }

    private VersionStanding standing(String version, List<PaneReport> reports, List<Finding> lost) {
        Role role = reports.stream()
                .max(PaneReport.BY_EVENTS)
                .orElseThrow()
                .series()
                .role();
        Optional<VersionStanding> before = standing(version);
        List<FailedGate> failed = failed(before.map(VersionStanding::failed).orElse(List.of()), failing(reports, lost));
        Optional<AlertKey> alarm = Stream.concat(
                        failed.stream().map(FailedGate::key),
                        incidents(version, Severity.ERROR).map(Cause::key))
                .findFirst();
        return new VersionStanding(
                role,
                pane,
                role == Role.CHAMPION
                        ? OptionalLong.of(pane)
                        : before.map(VersionStanding::championUntil).orElse(OptionalLong.empty()),
                failed,
                alarm);
    }

    private List<FailedGate> failed(List<FailedGate> before, Map<AlertKey, Finding> failing) {
        Map<AlertKey, FailedGate> gates = new TreeMap<>();
        before.stream()
                .map(gate -> Optional.ofNullable(failing.get(gate.key()))
                        .map(finding -> gate.again(pane, finding))
                        .orElseGet(gate::quietly))
                .filter(gate -> gate.quiet() < clearAfter)
                .forEach(gate -> gates.put(gate.key(), gate));
        failing.forEach((key, finding) -> gates.computeIfAbsent(key, k -> new FailedGate(k, pane, pane, 0, finding)));
        return List.copyOf(gates.values());
    }

    /** What is proven of the whole version says more than what is found of a run. */
    private static Map<AlertKey, Finding> failing(List<PaneReport> reports, List<Finding> lost) {
        Map<AlertKey, Finding> failing = new TreeMap<>();
        for (PaneReport report : reports) {
            Series series = report.series();
            Stream.concat(
                            report.findings().stream().filter(finding -> FailedGate.fails(finding, series.role())),
                            lost.stream())
                    .forEach(finding -> failing.merge(
                            AlertKey.of(report.model(), series.version(), finding),
                            finding,
                            (one, other) -> one.panes() >= other.panes() ? one : other));
        }
        return failing;
    }

    private void forgetOne() {
        versions.entrySet().stream()
                .min(Map.Entry.comparingByValue(Comparator.comparingLong(VersionStanding::lastPane)))
                .map(Map.Entry::getKey)
                .ifPresent(versions::remove);
    }

    /** The version that answered most requests as champion. */
    Optional<String> champion() {
        return champion;
    }

    /** What is known of a version. */
    Optional<VersionStanding> standing(String version) {
        return Optional.ofNullable(versions.get(version));
    }

    /** Whether a version's decisions are carried out. */
    boolean serves(String version) {
        return current(version).filter(standing -> standing.role().serves()).isPresent();
    }

    /** Whether shares are the declared ones, but for rounding. */
    boolean isDeclared(Map<String, Double> wanted) {
        return Stream.concat(wanted.keySet().stream(), shares.keySet().stream())
                .allMatch(version ->
                        Math.abs(wanted.getOrDefault(version, 0.0) - shares.getOrDefault(version, 0.0)) <= ROUNDING);
    }

    /** The versions that answered in the last pane. */
    List<String> answering() {
        return versions.keySet().stream()
                .filter(version -> current(version).isPresent())
                .toList();
    }

    private Optional<VersionStanding> current(String version) {
        return standing(version).filter(standing -> standing.lastPane() == pane);
    }

    /** An error that was open about a version when it last answered. */
    Optional<AlertKey> alarm(String version) {
        return standing(version).flatMap(VersionStanding::alarm);
    }

    /** What a version is at fault for: the gates that it fails, and open incidents of those families. */
    List<Cause> causes(String version) {
        Map<AlertKey, Cause> causes = new TreeMap<>();
        current(version).ifPresent(standing -> standing.failed().forEach(gate -> causes.put(gate.key(), gate.cause())));
        incidents(version, Severity.ERROR)
                .filter(cause -> FailedGate.isFault(cause.finding()))
                .forEach(cause -> causes.putIfAbsent(cause.key(), cause));
        return List.copyOf(causes.values());
    }

    /** The data of a version that moved, of all traffic first. */
    List<Cause> moved(String version) {
        return incidents(version, Severity.ERROR)
                .filter(cause -> cause.finding().family() == Family.DRIFT)
                .sorted(Comparator.comparing((Cause cause) ->
                                cause.finding().target().segment().isPresent())
                        .thenComparing(Cause::key))
                .toList();
    }

    private Stream<Cause> incidents(String version, Severity least) {
        return open.entrySet().stream()
                .filter(entry -> entry.getKey().version().equals(version))
                .filter(entry -> entry.getValue().strongest().severity().atLeast(least))
                .map(entry -> new Cause(
                        entry.getKey(),
                        entry.getValue().first(),
                        entry.getValue().strongest().pane(),
                        entry.getValue().strongest().finding()));
    }

    /** Versions that were champion, the last one first. */
    List<String> formerChampions() {
        List<String> former = new ArrayList<>(versions.keySet());
        former.removeIf(version -> standing(version)
                .filter(standing -> standing.championUntil().isPresent())
                .isEmpty());
        former.sort(Comparator.comparingLong((String version) ->
                        standing(version).orElseThrow().championUntil().orElseThrow())
                .reversed()
                .thenComparing(Comparator.naturalOrder()));
        return former;
    }

    /** Whether a version answers now: in the last pane that anybody answered in. */
    boolean isWarm(String version) {
        return current(version).isPresent();
    }

    Map<String, VersionStanding> versions() {
        return Map.copyOf(versions);
    }

    void restore(Map<String, VersionStanding> remembered) {
        versions.clear();
        versions.putAll(remembered);
        open = Map.of();
        champion = Optional.empty();
    }
}
