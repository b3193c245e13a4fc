package io.plimsoll.streams.monitor;

import io.plimsoll.detectors.tally.Layout;
import io.plimsoll.detectors.tally.Observation;
import io.plimsoll.detectors.tally.TallyCodec;
import io.plimsoll.detectors.tally.WindowTally;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The first stage: counts the events of one partition on the heap, and hands the counts over as deltas at every commit.
 *
 * <p>An event costs its decoding, one search per number and one increment per subject and scope; nothing is allocated,
 * boxed or looked up by name. Not safe for use by several threads at once.
 */
public final class Observer {

    private static final long MILLIS_OF_A_DAY = 86_400_000;

    private final Monitors monitors;
    private final Memory memory;
    private final FormerMonitors formers;
    private final int largestDelta;
    private final TextTable<Observed> models = new TextTable<>();

    /**
     * @param monitors what is in force
     * @param memory knows the predictions of the horizon
     * @param largestDelta the size in bytes that a delta should not exceed
     */
    public Observer(Monitors monitors, Memory memory, int largestDelta) {
        this(monitors, memory, FormerMonitors.NONE, largestDelta);
    }

    /**
     * @param monitors what is in force
     * @param memory knows the predictions of the horizon
     * @param formers knows what was in force when they were counted
     * @param largestDelta the size in bytes that a delta should not exceed
     */
    public Observer(Monitors monitors, Memory memory, FormerMonitors formers, int largestDelta) {
        this.monitors = monitors;
        this.memory = memory;
        this.formers = formers;
        this.largestDelta = largestDelta;
    }

    /** What became of an event. */
    public enum Outcome {
        /** It was counted. */
        COUNTED,
        /** It repeats an earlier one, and was counted as that. */
        DUPLICATE,
        /** Its pane is final. */
        EXPIRED,
        /** No policy is in force for its model. */
        UNKNOWN_MODEL
    }

    /** Counts an event. */
    public Outcome observe(Prediction event) {
        Observed model = model(event.model);
        return model == null ? Outcome.UNKNOWN_MODEL : model.observe(event);
    }

    /** Joins a label to the predictions of its request. */
    public LabelOutcome observe(ObservedLabel label) {
        Observed model = model(label.model);
        return model == null ? LabelOutcome.UNKNOWN_MODEL : model.observe(label);
    }

    private @Nullable Observed model(Text name) {
        Observed model = models.get(name);
        return model == null || model.stamp != monitors.stamp() ? refresh(name) : model;
    }

    /** Hands over all counts since the last time, and where the event time of each model stands. */
    public void drain(DeltaSink sink) {
        for (Observed model : models.values()) {
            model.drain(sink);
        }
    }

    /** Takes the deltas. */
    public interface DeltaSink {

        /** Counts of one pane of one series. */
        void delta(Delta delta);

        /** Requests that show a fault in one pane of one series. Comes after the counts of that pane and series. */
        void exemplars(ExemplarDelta delta);

        /**
         * No later event of this partition will be older than this, but for late ones. Comes after the model's deltas.
         *
         * @param model the model
         * @param millis milliseconds since the epoch
         */
        void watermark(String model, long millis);

        /**
         * Labels were given up that had waited for a prediction as long as the horizon.
         *
         * @param labels how many
         */
        default void orphans(String model, int labels) {}

        /**
         * Labels that had waited for a prediction turned out to be older than the horizon when it came.
         *
         * @param labels how many
         */
        default void expired(String model, int labels) {}
    }

    /** A changed policy or reference opens new tallies; what was counted under the old one still leaves as it was. */
    private @Nullable Observed refresh(Text name) {
        Observed known = models.get(name);
        Monitor monitor = monitors.monitor(name.toString()).orElse(null);
        if (monitor == null) {
            return null;
        }
        if (known == null) {
            known = new Observed(name.toString());
            models.put(known.name, known);
        }
        known.adopt(monitor, monitors.stamp());
        return known;
    }

    /** What is counted of one model. */
    private final class Observed {

        private final String name;
        private final List<Slice> slices = new ArrayList<>();
        private final JoinDeltas joins;
        private final Formers known;
        private @Nullable Monitor monitor;

        /** What is in force before {@link #boundary}, where a new policy has another window. */
        private @Nullable Monitor former;

        private long boundary = Long.MIN_VALUE;
        private long stamp;
        private long lateness;
        private long horizon;
        private long latest = Long.MIN_VALUE;
        private long forgotten = Long.MIN_VALUE;
        private boolean dirty;
        private int last;

        Observed(String name) {
            this.name = name;
            this.joins = new JoinDeltas(name, memory);
            this.known = new Formers(name, formers);
        }

        void adopt(Monitor newMonitor, long newStamp) {
            if (!newMonitor.equals(monitor)) {
                former = formerOf(newMonitor);
                monitor = newMonitor;
                slices.stream().filter(slice -> !slice.monitor.equals(former)).forEach(Slice::retire);
                known.adopt(newMonitor);
                joins.adopt(known.newestFirst());
                dirty = true;
            }
            stamp = newStamp;
            lateness = newMonitor.policy().lateness().toMillis();
            horizon = newMonitor.policy().horizon().toMillis();
        }

        /** A pane is begun and ended in one window: another one begins at the next boundary of both. */
        private @Nullable Monitor formerOf(Monitor next) {
            if (monitor == null
                    || latest == Long.MIN_VALUE
                    || monitor.policy().window().equals(next.policy().window())) {
                return null;
            }
            long end = monitor.policy().paneEnd(monitor.policy().pane(latest));
            boundary = next.policy().paneEnd(next.policy().pane(end - 1));
            return monitor;
        }

        Outcome observe(Prediction event) {
            if (latest != Long.MIN_VALUE && event.time() < latest - lateness - horizon) {
                return Outcome.EXPIRED;
            }
            Slice slice = slice(event);
            long pane = slice.pane(event.time());
            boolean repeated = slice.observe(event, pane);
            if (!repeated) {
                memory.joinEarlier(joins);
                joins.takeLost();
            }
            latest = Math.max(latest, event.time());
            dirty = true;
            return repeated ? Outcome.DUPLICATE : Outcome.COUNTED;
        }

        LabelOutcome observe(ObservedLabel label) {
            LabelOutcome outcome = memory.join(monitorInForce().policy(), label, joins);
            dirty = true;
            return joins.takeLost() ? LabelOutcome.LAYOUT_GONE : outcome;
        }

        private Slice slice(Prediction event) {
            Monitor inForce = monitorInForce(event);
            if (last < slices.size() && slices.get(last).holds(event, inForce)) {
                return slices.get(last);
            }
            for (last = 0; last < slices.size(); last++) {
                if (slices.get(last).holds(event, inForce)) {
                    return slices.get(last);
                }
            }
            slices.add(new Slice(inForce, event.version.toString(), event.role()));
            return slices.get(last);
        }

        private Monitor monitorInForce(Prediction event) {
            return former != null && event.time() < boundary ? former : monitorInForce();
        }

        private Monitor monitorInForce() {
            if (monitor == null) {
                throw new IllegalStateException("a model is observed under a monitor");
            }
            return monitor;
        }

        void drain(DeltaSink sink) {
            if (!dirty) {
                return;
            }
            Iterator<Slice> each = slices.iterator();
            while (each.hasNext()) {
                Slice slice = each.next();
                slice.drain(name, sink);
                if (slice.retired) {
                    each.remove();
                }
            }
            joins.drain(largestDelta, sink);
            int expired = joins.takeExpired();
            if (expired > 0) {
                sink.expired(name, expired);
            }
            if (latest != Long.MIN_VALUE) {
                sink.watermark(name, latest - lateness);
                forget(sink);
                known.flush(Math.max(latest, boundary));
            }
            dirty = false;
            last = 0;
        }

        /** Once a day of event time. */
        private void forget(DeltaSink sink) {
            long before = latest
                    - lateness
                    - horizon
                    - monitorInForce().policy().window().toMillis();
            long day = Math.floorDiv(before, MILLIS_OF_A_DAY);
            if (day > forgotten) {
                int orphans = memory.forget(name, before);
                if (orphans > 0) {
                    sink.orphans(name, orphans);
                }
                // Rows may stay for a day more.
                if (known.forget((day - 1) * MILLIS_OF_A_DAY)) {
                    joins.adopt(known.newestFirst());
                }
                forgotten = day;
            }
        }
    }

    /** The open tallies of one version in one role. */
    private final class Slice {

        private final Monitor monitor;
        private final Series series;
        private final Policy policy;
        private final Layout layout;
        private final Binder binder;
        private final Map<Long, OpenPane> panes = new TreeMap<>();
        private @Nullable OpenPane current;
        private long currentPane;
        private long windowMillis;
        private boolean retired;

        Slice(Monitor monitor, String version, Role role) {
            this.monitor = monitor;
            this.policy = monitor.policy();
            this.layout = monitor.layout(version);
            this.series = new Series(version, role, layout.hash());
            this.binder = new Binder(layout, policy);
            this.windowMillis = policy.window().toMillis();
        }

        boolean holds(Prediction event, Monitor inForce) {
            return !retired
                    && monitor == inForce
                    && event.role() == series.role()
                    && event.version.is(series.version());
        }

        long pane(long time) {
            return Math.floorDiv(time, windowMillis);
        }

        void retire() {
            retired = true;
        }

        /** Counts the event and says whether it is a repetition. */
        boolean observe(Prediction event, long pane) {
            OpenPane open = open(pane);
            Observation observation = binder.bind(event);
            boolean repeated = !memory.isNew(policy, series, event, observation);
            if (repeated) {
                open.observeDuplicate(event.id, memory.requestHash());
            } else {
                open.observe(observation, event.id, memory.requestHash());
            }
            return repeated;
        }

        private OpenPane open(long pane) {
            if (current == null || pane != currentPane) {
                current = panes.computeIfAbsent(pane, k -> OpenPane.of(layout, isTold()));
                currentPane = pane;
            }
            return current;
        }

        /** Whether there can be an alert about its faults: those of champions page, held against a reference. */
        private boolean isTold() {
            return policy.alerting().exemplars()
                    && series.role() == Role.CHAMPION
                    && !layout.subjects().isEmpty();
        }

        /** The tally of the current pane is kept and cleared: it is the one that the next events need. */
        void drain(String model, DeltaSink sink) {
            panes.forEach((pane, open) -> {
                if (!open.tally.isEmpty()) {
                    TallyCodec.encode(open.tally, largestDelta)
                            .forEach(counts -> sink.delta(Delta.of(model, series, pane, counts)));
                }
                open.drainExemplars(
                        (place, exemplars) -> sink.exemplars(new ExemplarDelta(model, series, pane, place, exemplars)));
            });
            panes.keySet().removeIf(pane -> pane != currentPane);
            if (current != null) {
                current.tally.clear();
            }
        }
    }

    /**
     * What is counted of a pane, and the requests that show its faults.
     *
     * @param tally since the last commit
     * @param exemplars since the pane was opened, none where nobody is told of them
     */
    private record OpenPane(WindowTally tally, @Nullable ExemplarCollector exemplars) {

        static OpenPane of(Layout layout, boolean told) {
            return new OpenPane(new WindowTally(layout), told ? new ExemplarCollector(layout) : null);
        }

        void observe(Observation event, Text id, long hash) {
            tally.observe(event);
            if (exemplars != null) {
                exemplars.observe(event, id, hash);
            }
        }

        void observeDuplicate(Text id, long hash) {
            tally.observeDuplicate();
            if (exemplars != null) {
                exemplars.observeDuplicate(id, hash);
            }
        }

        void drainExemplars(BiConsumer<FaultPlace, Exemplars> sink) {
            if (exemplars != null) {
                exemplars.drain(sink);
            }
        }
    }
}
