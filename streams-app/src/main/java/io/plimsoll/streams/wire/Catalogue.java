package io.plimsoll.streams.wire;

import io.plimsoll.schemas.MonitorPolicy;
import io.plimsoll.schemas.ReferenceProfile;
import io.plimsoll.streams.monitor.Monitor;
import io.plimsoll.streams.monitor.Monitors;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is in force on this instance: the policies and references of the compacted topics. What is broken does not replace
 * what was good; the fault is kept, to be shown.
 *
 * <p>Written by the thread that reads the topics and read by every task: readers see one consistent snapshot.
 */
public final class Catalogue implements Monitors {

    private final Map<String, MonitorPolicy> policies = new TreeMap<>();
    private final Map<String, KeptProfile> profiles = new TreeMap<>();
    private final Map<String, String> faults = new TreeMap<>();
    /** What each monitor that is in use was made of. */
    private final Map<Monitor, Definition> made = Collections.synchronizedMap(new WeakHashMap<>());

    private volatile Snapshot snapshot = new Snapshot(0, Map.of(), Map.of(), Map.of());

    /** Takes an entry of a compacted topic. */
    @FunctionalInterface
    public interface Entry {

        /**
         * Takes a message, or forgets what had its key.
         *
         * @param key the message's key
         * @param json the message, null to forget
         * @return whether it is in force now; false for one that is broken
         */
        boolean put(String key, byte @Nullable [] json);
    }

    /** Takes the policy of a model. */
    public synchronized boolean policy(String model, byte @Nullable [] json) {
        return take("monitors/" + model, model, () -> {
            if (json == null) {
                policies.remove(model);
                return;
            }
            MonitorPolicy written = Json.MESSAGES.readValue(json, MonitorPolicy.class);
            requireKey(model, written.model());
            MonitorPolicy before = policies.put(model, written);
            restoreUnless(policies, model, before, () -> monitor(written));
        });
    }

    /** Takes the reference of a model's version. */
    public synchronized boolean reference(String key, byte @Nullable [] json) {
        return take("references/" + key, modelOf(key), () -> {
            if (json == null) {
                profiles.remove(key);
                return;
            }
            ReferenceProfile profile = Json.MESSAGES.readValue(json, ReferenceProfile.class);
            KeptProfile kept = KeptProfile.of(profile);
            requireKey(key, kept.key());
            KeptProfile before = profiles.put(key, kept);
            MonitorPolicy policy = policies.get(profile.model());
            if (policy != null) {
                restoreUnless(profiles, key, before, () -> monitor(policy));
            }
        });
    }

    @Override
    public Optional<Monitor> monitor(String model) {
        return Optional.ofNullable(snapshot.monitors().get(model));
    }

    @Override
    public long stamp() {
        return snapshot.stamp();
    }

    /** Retired is a model whose policy is gone; one whose policy is broken is not. */
    @Override
    public boolean isRetired(String model) {
        Snapshot now = snapshot;
        return !now.policies().containsKey(model) && !now.faults().containsKey("monitors/" + model);
    }

    /**
     * What a monitor was made of, to be remembered.
     *
     * @param monitor one that this catalogue gave
     */
    public byte[] definition(Monitor monitor) {
        Definition definition = made.get(monitor);
        if (definition == null) {
            throw new IllegalArgumentException("a monitor of another catalogue");
        }
        return definition.bytes();
    }

    /** The monitor of what {@link #definition} gave. */
    public Monitor remembered(byte[] definition) {
        return made(Definition.of(definition));
    }

    /**
     * Puts what was in force last back into force where what came after it is broken, and nothing better is known.
     *
     * @param model the model
     * @param last what {@link #definition} gave of its last monitor
     */
    public synchronized void recall(String model, byte[] last) {
        if (faults.keySet().stream().noneMatch(place -> concerns(place, model))) {
            return;
        }
        Definition definition = Definition.of(last);
        if (faults.containsKey("monitors/" + model)) {
            policies.putIfAbsent(model, definition.policy());
        }
        definition.references().stream()
                .filter(profile -> faults.containsKey("references/" + profile.key()))
                .forEach(profile -> profiles.putIfAbsent(profile.key(), profile));
        Map<String, Monitor> monitors = new TreeMap<>(snapshot.monitors());
        Optional.ofNullable(policies.get(model)).ifPresent(policy -> monitors.put(model, monitor(policy)));
        snapshot = new Snapshot(snapshot.stamp() + 1, monitors, Map.copyOf(policies), Map.copyOf(faults));
    }

    /** The models that a policy is in force for. */
    public Set<String> models() {
        return snapshot.monitors().keySet();
    }

    /** The policy of a model as it was written. */
    public Optional<MonitorPolicy> written(String model) {
        return Optional.ofNullable(snapshot.policies().get(model));
    }

    /** What is broken, by topic and key: the reason, without any value. */
    public Map<String, String> faults() {
        return snapshot.faults();
    }

    private boolean take(String place, String model, Change change) {
        try {
            change.make();
            faults.remove(place);
        } catch (IOException | RuntimeException broken) {
            faults.put(place, reason(broken));
        }
        publish(model);
        return !faults.containsKey(place);
    }

    private static String reason(Exception broken) {
        String message = broken.getMessage();
        return message == null
                ? broken.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }

    /** A policy and its references are good only together. */
    private static <T> void restoreUnless(Map<String, T> entries, String key, @Nullable T before, Runnable check) {
        try {
            check.run();
        } catch (RuntimeException broken) {
            if (before == null) {
                entries.remove(key);
            } else {
                entries.put(key, before);
            }
            throw broken;
        }
    }

    /** Other models keep their monitors, so that a change is seen by whom it concerns alone. */
    private void publish(String model) {
        Map<String, Monitor> monitors = new TreeMap<>(snapshot.monitors());
        MonitorPolicy policy = policies.get(model);
        if (policy == null) {
            monitors.remove(model);
        } else if (faults.keySet().stream().noneMatch(place -> concerns(place, model))) {
            monitors.put(model, monitor(policy));
        }
        snapshot = new Snapshot(snapshot.stamp() + 1, monitors, Map.copyOf(policies), Map.copyOf(faults));
    }

    private static boolean concerns(String place, String model) {
        return place.equals("monitors/" + model) || place.startsWith("references/" + model + "|");
    }

    private static String modelOf(String referenceKey) {
        int end = referenceKey.indexOf('|');
        return end < 0 ? referenceKey : referenceKey.substring(0, end);
    }

    private Monitor monitor(MonitorPolicy written) {
        return made(new Definition(
                written,
                profiles.values().stream()
                        .filter(profile -> profile.model().equals(written.model()))
                        .toList()));
    }

    private Monitor made(Definition definition) {
        Monitor monitor = definition.monitor();
        made.put(monitor, definition);
        return monitor;
    }

    private static void requireKey(String key, String named) {
        if (!key.equals(named)) {
            throw new IllegalArgumentException(
                    "the message is about another than its key; send it with the key " + named);
        }
    }

    private interface Change {
        void make() throws IOException;
    }

    private record Snapshot(
            long stamp,
            Map<String, Monitor> monitors,
            Map<String, MonitorPolicy> policies,
            Map<String, String> faults) {}
}
