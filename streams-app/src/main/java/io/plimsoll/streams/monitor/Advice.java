package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.check.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What should be done about the versions of a model. */
public sealed interface Advice {

    /** The version that it is about. */
    String version();

    /** What it asks for, by names alone: two that ask for the same have the same. */
    List<String> names();

    /** Whether another one says so little more than this one that nobody needs to hear it. */
    boolean covers(Advice later);

    /** Whether the world is as it asks for. */
    boolean isCarriedOut(Roster roster);

    /** Whether what speaks for it still does. */
    boolean stands(Roster roster);

    /**
     * Take a version out of service.
     *
     * @param from the version, which serves
     * @param role the role in which it does
     * @param to where to go back to
     * @param causes why, at least one
     */
    record RollBack(String from, Role role, Standby to, List<Cause> causes) implements Advice {

        /** A copy of the list is kept. */
        public RollBack {
            causes = List.copyOf(causes);
        }

        @Override
        public String version() {
            return from;
        }

        @Override
        public List<String> names() {
            return List.of("rollback", from, role.name(), to.name().orElse(""));
        }

        /** A version to go back to that stopped answering while it is needed is news. */
        @Override
        public boolean covers(Advice later) {
            return later instanceof RollBack other
                    && other.names().equals(names())
                    && other.causes.stream().anyMatch(cause -> isKnown(cause.key()))
                    && (other.to.isWarm() || !to.isWarm());
        }

        private boolean isKnown(AlertKey key) {
            return causes.stream().anyMatch(cause -> cause.key().equals(key));
        }

        @Override
        public boolean isCarriedOut(Roster roster) {
            return !roster.serves(from);
        }

        @Override
        public boolean stands(Roster roster) {
            return roster.causes(from).stream().anyMatch(cause -> isKnown(cause.key()))
                    && to.name().flatMap(roster::alarm).isEmpty();
        }
    }

    /**
     * Put a version into service.
     *
     * @param from the champion
     * @param to the version, which passes every gate that can be judged
     * @param role the role in which it answers now
     * @param gates what it had to pass
     */
    record Promote(String from, String to, Role role, List<Gate> gates) implements Advice {

        /** A copy of the list is kept. */
        public Promote {
            gates = List.copyOf(gates);
        }

        /** Whether a gate could not be judged. */
        public boolean hasUnjudged() {
            return gates.stream().anyMatch(gate -> !gate.passes());
        }

        @Override
        public String version() {
            return to;
        }

        @Override
        public List<String> names() {
            return List.of("promotion", from, to);
        }

        @Override
        public boolean covers(Advice later) {
            return later instanceof Promote && later.names().equals(names());
        }

        @Override
        public boolean isCarriedOut(Roster roster) {
            return roster.champion().filter(to::equals).isPresent();
        }

        @Override
        public boolean stands(Roster roster) {
            return roster.causes(to).isEmpty()
                    && roster.champion().filter(from::equals).isPresent();
        }
    }

    /**
     * Split the traffic.
     *
     * @param version the version whose share is to rise
     * @param from the shares that are declared
     * @param weights the share that each version should have, which add up to 1
     * @param evidence what speaks for it
     */
    record Split(String version, Map<String, Double> from, Map<String, Double> weights, List<Finding> evidence)
            implements Advice {

        /** Copies are kept. */
        public Split {
            from = Collections.unmodifiableMap(new TreeMap<>(from));
            weights = Collections.unmodifiableMap(new TreeMap<>(weights));
            evidence = List.copyOf(evidence);
        }

        /** The shares are no names: how they are to change is one decision until it was carried out or expired. */
        @Override
        public List<String> names() {
            List<String> names = new ArrayList<>(List.of("traffic", version));
            names.addAll(weights.keySet());
            return names;
        }

        @Override
        public boolean covers(Advice later) {
            return later instanceof Split other && other.names().equals(names()) && other.from.equals(from);
        }

        /** The shares are carried out when they are declared: what is served is held against what is declared. */
        @Override
        public boolean isCarriedOut(Roster roster) {
            return roster.isDeclared(weights);
        }

        @Override
        public boolean stands(Roster roster) {
            return roster.isDeclared(from)
                    && weights.keySet().stream()
                            .allMatch(each ->
                                    roster.serves(each) && roster.causes(each).isEmpty());
        }
    }

    /**
     * Train again.
     *
     * @param version the champion, whose reference no longer fits
     * @param moved which data moved, and since when
     */
    record Retrain(String version, List<Cause> moved) implements Advice {

        /** A copy of the list is kept. */
        public Retrain {
            moved = List.copyOf(moved);
        }

        @Override
        public List<String> names() {
            return List.of("retrain", version);
        }

        @Override
        public boolean covers(Advice later) {
            return later instanceof Retrain && later.names().equals(names());
        }

        @Override
        public boolean isCarriedOut(Roster roster) {
            return roster.champion().filter(version::equals).isEmpty();
        }

        @Override
        public boolean stands(Roster roster) {
            return !roster.moved(version).isEmpty();
        }
    }

    /**
     * What a version must pass before it is put into service.
     *
     * @param name what must hold
     * @param unjudged why it could not be judged, empty where it is passed
     * @param finding what was found, empty where there is no single finding
     */
    record Gate(String name, Optional<String> unjudged, Optional<Finding> finding) {

        /** Whether it was judged and passed. */
        public boolean passes() {
            return unjudged.isEmpty();
        }
    }
}
