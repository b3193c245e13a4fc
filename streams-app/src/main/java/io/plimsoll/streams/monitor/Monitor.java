package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.check.Checks;
import io.plimsoll.detectors.check.Favourable;
import io.plimsoll.detectors.check.Judge;
import io.plimsoll.detectors.check.Reference;
import io.plimsoll.detectors.tally.Layout;
import io.plimsoll.detectors.tally.Levels;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is in force for one model: its policy, and the reference of each version that has one. Immutable; a changed policy or
 * reference makes another monitor.
 */
public final class Monitor {

    private final Policy policy;
    private final Map<String, Reference> references;
    private final Map<String, Reference> byLayout = new HashMap<>();
    private final Map<String, Judge> judges = new HashMap<>();

    /** By hash of their layouts, every two versions that may be champion and shadow. */
    private final Map<String, Pairing> pairings = new HashMap<>();

    private final Layout bare;

    /** Those of earlier monitors that only count events. */
    private final Map<String, Layout> earlierBare = new HashMap<>();

    /**
     * @param policy the policy
     * @param references the reference of each version that has one
     * @throws IllegalArgumentException if the policy names a group or class that a reference never held
     */
    public Monitor(Policy policy, Map<String, Reference> references) {
        this.policy = policy;
        this.references = new LinkedHashMap<>(references);
        this.bare = Layout.bare(LayoutHash.of("no reference", policy));
        references.forEach((version, reference) -> {
            Layout layout = reference.tally().layout();
            new NamedGroups(version, layout.dimensions())
                    .require(policy.checks().outcomes());
            byLayout.put(layout.hash(), reference);
            judges.put(layout.hash(), judge(reference));
        });
        references.keySet().forEach(acting -> references.keySet().forEach(candidate -> pair(acting, candidate)));
    }

    private void pair(String acting, String candidate) {
        if (!acting.equals(candidate)) {
            Pairing.of(acting, layout(acting), candidate, layout(candidate))
                    .ifPresent(pairing -> pairings.put(pairing.layout().hash(), pairing));
        }
    }

    /**
     * This monitor, which also knows the layouts of an earlier one: what was counted in them is still merged and reported,
     * and judged against the reference of its time.
     */
    public Monitor after(Monitor earlier) {
        Monitor both = new Monitor(policy, references);
        earlier.byLayout.forEach(both.byLayout::putIfAbsent);
        earlier.judges.forEach(both.judges::putIfAbsent);
        earlier.pairings.forEach(both.pairings::putIfAbsent);
        both.earlierBare.putAll(earlier.earlierBare);
        both.earlierBare.put(earlier.bare.hash(), earlier.bare);
        return both;
    }

    /** The policy. */
    public Policy policy() {
        return policy;
    }

    /** The layout that a version's events are counted in; of a version without a reference one that only counts them. */
    public Layout layout(String version) {
        Reference reference = references.get(version);
        return reference == null ? bare : reference.tally().layout();
    }

    /** The layout of a hash, empty if it belongs to another policy or reference. */
    public Optional<Layout> layoutOf(String hash) {
        if (bare.hash().equals(hash)) {
            return Optional.of(bare);
        }
        return reference(hash)
                .map(reference -> reference.tally().layout())
                .or(() -> pairing(hash).map(Pairing::layout))
                .or(() -> Optional.ofNullable(earlierBare.get(hash)));
    }

    /** The two versions whose pairs are counted in a layout, empty if it counts no pairs or belongs to another policy. */
    Optional<Pairing> pairing(String layoutHash) {
        return Optional.ofNullable(pairings.get(layoutHash));
    }

    /** How a champion and its shadow are counted pair by pair, empty where they cannot be. */
    Optional<Pairing> pairing(Series acting, Series candidate) {
        return pairing(Pairing.series(acting, candidate).layoutHash());
    }

    /** Whether the other one says the same: the same policy, and for each version the same reference. */
    public boolean isSameAs(Monitor other) {
        return policy.equals(other.policy) && layoutHashes().equals(other.layoutHashes());
    }

    private Map<String, String> layoutHashes() {
        return references.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().tally().layout().hash()));
    }

    /** The reference behind a layout's hash, empty for a version without one. */
    public Optional<Reference> reference(String layoutHash) {
        return Optional.ofNullable(byLayout.get(layoutHash));
    }

    /** The judge for a layout's hash, empty for a version without a reference. */
    public Optional<Judge> judge(String layoutHash) {
        return Optional.ofNullable(judges.get(layoutHash));
    }

    private Judge judge(Reference reference) {
        Map<String, Double> nullable = policy.features().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, rule -> rule.getValue().nullable()));
        return new Judge(reference, checks(reference), nullable, policy.budget(), policy.window());
    }

    /** The codes of classes are those of the reference: which of several are favourable is known only with it. */
    private Checks checks(Reference reference) {
        Checks checks = policy.checks();
        if (policy.task() != Policy.Task.MULTICLASS || policy.favourable().isEmpty()) {
            return checks;
        }
        return reference
                .tally()
                .layout()
                .outcome()
                .map(outcome -> checks.with(checks.outcomes().with(favourable(outcome.classes()))))
                .orElse(checks);
    }

    private Favourable favourable(Levels classes) {
        return new Favourable.Classes(
                policy.favourable().stream().map(name -> code(classes, name)).collect(Collectors.toSet()));
    }

    private static int code(Levels classes, String name) {
        int code = classes.code(name);
        if (code == classes.other()) {
            throw new IllegalArgumentException("favourable: " + name + " is no class of the reference, which has "
                    + String.join(", ", classes.names()));
        }
        return code;
    }
}
