package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.check.Finding;
import io.plimsoll.detectors.check.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where an alert stands. The states own their transitions; each close of a pane is one step.
 *
 * <pre>
 *            alarm                raiseAfter alarms                    quiet pane
 *   Quiet ──────────▶ Pending ─────────────────────▶ Firing ─────────────────────────▶ Recovering
 *     ▲                  │ quiet pane                   ▲ │ more severe: updated            │ │
 *     ├──────────────────┘                              └─┘                                 │ │
 *     │                                                 ▲             alarm                 │ │
 *     │                                                 └───────────────────────────────────┘ │
 *     └───────────────────────────────────── clearAfter quiet panes: resolved ────────────────┘
 * </pre>
 */
public sealed interface Incident {

    /** The most earlier incidents of a key that are remembered. */
    int MOST_PAST = 20;

    /** What happened before. */
    List<Past> past();

    /** The step of a pane that alarms. */
    Step alarm(Alarm alarm, Policy.Alerting alerting);

    /** The step of a pane that does not. */
    Step quiet(long pane, Policy.Alerting alerting);

    /** The incident that people were told of and that is not over, empty if there is none. */
    default Optional<Open> open() {
        return Optional.empty();
    }

    /**
     * An incident that people were told of and that is not over.
     *
     * @param first its first pane
     * @param strongest its strongest alarm so far
     */
    record Open(long first, Alarm strongest) {}

    /** Where an alert that never was stands. */
    static Incident none() {
        return new Quiet(List.of());
    }

    /**
     * A pane's strongest finding under a key.
     *
     * @param pane the pane whose close brought it
     * @param finding the finding, an alarm
     */
    record Alarm(long pane, Finding finding) {

        /** How severe it is. */
        public Severity severity() {
            return finding.severity().orElseThrow();
        }

        /** The first pane that it is about. */
        public long first() {
            return last() - finding.panes() + 1;
        }

        /** The last pane that it is about: of labels that need time to come an earlier one than the pane that was closed. */
        public long last() {
            return pane - finding.span().ago();
        }
    }

    /**
     * An incident that is over.
     *
     * @param first its first pane
     * @param last the pane with whose close it was resolved
     */
    record Past(long first, long last) {}

    /**
     * What a step leads to.
     *
     * @param next the state after it
     * @param transition what people are told, empty if nothing
     */
    record Step(Incident next, Optional<Change> transition) {

        static Step silent(Incident next) {
            return new Step(next, Optional.empty());
        }
    }

    /** What people are told. */
    enum State {
        /** It began. */
        FIRING,
        /** It became more severe. */
        UPDATED,
        /** It is over. */
        RESOLVED
    }

    /**
     * A change that people are told.
     *
     * @param state what happened
     * @param first the incident's first pane
     * @param alarm its strongest alarm so far
     * @param past earlier incidents of the key
     */
    record Change(State state, long first, Alarm alarm, List<Past> past) {}

    /**
     * Nothing.
     *
     * @param past earlier incidents
     */
    record Quiet(List<Past> past) implements Incident {

        @Override
        public Step alarm(Alarm alarm, Policy.Alerting alerting) {
            return new Pending(past, alarm.pane(), 0).alarm(alarm, alerting);
        }

        @Override
        public Step quiet(long pane, Policy.Alerting alerting) {
            return Step.silent(this);
        }
    }

    /**
     * Alarms, but not for long enough.
     *
     * @param past earlier incidents
     * @param first the first pane that alarmed
     * @param panes how many panes in a row did
     */
    record Pending(List<Past> past, long first, int panes) implements Incident {

        @Override
        public Step alarm(Alarm alarm, Policy.Alerting alerting) {
            if (panes + 1 < alerting.raiseAfter()) {
                return Step.silent(new Pending(past, first, panes + 1));
            }
            return new Step(new Firing(past, first, alarm), Optional.of(new Change(State.FIRING, first, alarm, past)));
        }

        @Override
        public Step quiet(long pane, Policy.Alerting alerting) {
            return Step.silent(new Quiet(past));
        }
    }

    /**
     * People were told, and it goes on.
     *
     * @param past earlier incidents
     * @param first the first pane that alarmed
     * @param strongest the strongest alarm
     */
    record Firing(List<Past> past, long first, Alarm strongest) implements Incident {

        @Override
        public Optional<Open> open() {
            return Optional.of(new Open(first, strongest));
        }

        @Override
        public Step alarm(Alarm alarm, Policy.Alerting alerting) {
            if (alarm.severity().compareTo(strongest.severity()) <= 0) {
                return Step.silent(this);
            }
            return new Step(new Firing(past, first, alarm), Optional.of(new Change(State.UPDATED, first, alarm, past)));
        }

        @Override
        public Step quiet(long pane, Policy.Alerting alerting) {
            return new Recovering(past, first, strongest, 0).quiet(pane, alerting);
        }
    }

    /**
     * People were told, and it seems over.
     *
     * @param past earlier incidents
     * @param first the first pane that alarmed
     * @param strongest the strongest alarm
     * @param panes how many panes in a row were quiet
     */
    record Recovering(List<Past> past, long first, Alarm strongest, int panes) implements Incident {

        @Override
        public Optional<Open> open() {
            return Optional.of(new Open(first, strongest));
        }

        @Override
        public Step alarm(Alarm alarm, Policy.Alerting alerting) {
            return new Firing(past, first, strongest).alarm(alarm, alerting);
        }

        @Override
        public Step quiet(long pane, Policy.Alerting alerting) {
            if (panes + 1 < alerting.clearAfter()) {
                return Step.silent(new Recovering(past, first, strongest, panes + 1));
            }
            return new Step(
                    new Quiet(withPast(new Past(first, pane))),
                    Optional.of(new Change(State.RESOLVED, first, strongest, past)));
        }

        private List<Past> withPast(Past last) {
            List<Past> all = new ArrayList<>(past);
            all.add(last);
            return List.copyOf(all.subList(Math.max(0, all.size() - MOST_PAST), all.size()));
        }
    }
}
