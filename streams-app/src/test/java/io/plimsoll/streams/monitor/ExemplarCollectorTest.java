package io.plimsoll.streams.monitor;

import static io.plimsoll.streams.monitor.SampleModel.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.detectors.check.Target;
import io.plimsoll.detectors.tally.Faults;
import io.plimsoll.detectors.tally.Layout;
import io.plimsoll.detectors.tally.WindowTally;
import io.plimsoll.streams.monitor.pending.RequestHash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What leaves the first stage beside the counts. */
class ExemplarCollectorTest {

    private static final Monitor MONITOR = SampleModel.monitor(SampleModel.policy());
    private static final Layout LAYOUT = MONITOR.layout("v1");

    private final Random random = new Random(1);
    private final Prediction prediction = new Prediction();
    private final Observer observer = observer(MONITOR);

    private static Observer observer(Monitor monitor) {
        return new Observer(SampleModel.always(monitor), new SeenBefore(), Integer.MAX_VALUE);
    }

    private static FaultPlace feature(String check, String name) {
        return new FaultPlace(check, Target.Kind.FEATURE, name);
    }

    private Event event(String id) {
        return SampleModel.event(random, id, "v1", HOUR, 0).with("income", 0.5).with("colour", "red");
    }

    private void observe(Event event) {
        observer.observe(event.into(prediction));
    }

    /** What was handed over, merged. */
    private static Map<FaultPlace, Exemplars> merged(Drained drained) {
        Map<FaultPlace, Exemplars> merged = new HashMap<>();
        drained.exemplars().forEach(delta -> merged.merge(delta.place(), delta.exemplars(), Exemplars::plus));
        return merged;
    }

    private static Exemplars of(FaultPlace place, Drained drained) {
        return merged(drained).getOrDefault(place, Exemplars.NONE);
    }

    private Drained drain() {
        Drained drained = new Drained();
        observer.drain(drained);
        return drained;
    }

    private static List<String> ids(Exemplars exemplars) {
        return exemplars.least().stream().map(Exemplar::id).toList();
    }

    private static List<String> leastFive(List<String> ids) {
        RequestHash hash = new RequestHash();
        return Exemplars.of(ids.stream()
                        .map(id -> {
                            hash.set(id.toCharArray(), id.length());
                            return new Exemplar(hash.high(), id, List.of());
                        })
                        .toList())
                .least()
                .stream()
                .map(Exemplar::id)
                .toList();
    }

    @Test
    void shouldTellEachFaultByTheRequestsThatHaveIt() {
        observe(event("sound"));
        observe(event("null").with("income", null));
        observe(event("text").with("income", "12"));
        observe(event("huge").with("income", 1e9));
        observe(event("blue").with("colour", "blue"));
        observe(event("both").with("income", null).with("colour", List.of()));
        observe(event("sound"));

        Map<FaultPlace, Exemplars> told = merged(drain());

        Map<FaultPlace, List<String>> ids = new HashMap<>();
        told.forEach((place, exemplars) -> ids.put(place, ids(exemplars)));
        assertThat(ids)
                .containsOnly(
                        Map.entry(feature("missing", "income"), leastFive(List.of("null", "both"))),
                        Map.entry(feature("type", "income"), List.of("text")),
                        Map.entry(feature("range", "income"), List.of("huge")),
                        Map.entry(feature("unseen", "colour"), List.of("blue")),
                        Map.entry(feature("type", "colour"), List.of("both")),
                        Map.entry(FaultPlace.REPEATED, List.of("sound")));
    }

    /** A feature that is not sent is found by nobody naming it. */
    @Test
    void shouldTellOfAFeatureThatIsNotThere() {
        observe(Event.of("q", SampleModel.NAME, "v1", HOUR).deciding(0.5, "1").with("colour", "red"));

        assertThat(merged(drain())).containsOnlyKeys(feature("missing", "income"));
    }

    /** Whatever is counted as a fault has requests that show it, and nothing else has. */
    @Test
    void shouldTellOfExactlyTheFaultsThatAreCounted() {
        WindowTally tally = new WindowTally(LAYOUT);
        List<Event> events = faulty(400);

        Drained drained = new Drained();
        events.forEach(this::observe);
        observer.drain(drained);

        tally.add(drained.sum(LAYOUT));
        Map<FaultPlace, Integer> counted = new HashMap<>();
        for (int subject = 0; subject < LAYOUT.subjects().size(); subject++) {
            Faults faults = tally.faults(subject);
            Target.InAll target = Target.inAll(LAYOUT).get(subject);
            put(counted, "missing", target, faults.missing());
            put(counted, "type", target, faults.wrongType());
            put(counted, "range", target, faults.outOfRange());
            put(counted, "unseen", target, faults.unseen());
        }
        Map<FaultPlace, Integer> told = new HashMap<>();
        merged(drained)
                .forEach((place, exemplars) -> told.put(place, exemplars.least().size()));
        assertThat(told).isEqualTo(counted).hasSizeGreaterThan(4);
    }

    private static void put(Map<FaultPlace, Integer> counted, String check, Target target, long count) {
        if (count > 0) {
            counted.put(new FaultPlace(check, target.kind(), target.name()), (int) Math.min(count, Exemplars.MOST));
        }
    }

    private List<Event> faulty(int count) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Event event = SampleModel.event(random, "q" + i, "v1", HOUR, 0);
            events.add(
                    switch (random.nextInt(60)) {
                        case 0 -> event.with("income", 1e9);
                        case 1 -> event.with("income", "x");
                        case 2 -> event.with("colour", 7);
                        case 3 -> Event.of(event.id(), SampleModel.NAME, "v1", HOUR);
                        default -> event;
                    });
        }
        return events;
    }

    @Test
    void shouldHandOverTheSameHoweverOftenItIsAsked() {
        List<String> ids = new ArrayList<>();
        Drained drained = new Drained();
        for (int i = 0; i < 500; i++) {
            ids.add("q" + i);
            observe(event("q" + i).with("income", null));
            if (i % 7 == 0) {
                observer.drain(drained);
            }
        }
        observer.drain(drained);

        assertThat(ids(of(feature("missing", "income"), drained))).isEqualTo(leastFive(ids));
        // 5 + 5 ln(500 / 5) are expected to be among the least when they come, of 500 that are at fault.
        assertThat(drained.exemplars()).hasSizeLessThan(40);
    }

    @Test
    void shouldSayNothingWhereNothingIsNew() {
        for (int i = 0; i < 100; i++) {
            observe(event("q" + i).with("income", null));
        }
        drain();
        for (int i = 0; i < 100; i++) {
            observe(event("q" + i).with("income", null));
        }

        Drained again = drain();

        assertThat(merged(again)).containsOnlyKeys(FaultPlace.REPEATED);
    }

    @Test
    void shouldSayInWhichSegmentsARequestIs() {
        observe(event("q").with("income", null).in("gender", "female"));

        Exemplar only = of(feature("missing", "income"), drain()).least().get(0);

        List<String> females = LAYOUT.dimensions().get(0).values().stream()
                .map(values -> values.get(0))
                .toList();
        assertThat(only.slices()).hasSize(2);
        assertThat(females.get(only.slices().get(0))).isEqualTo("female");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CHAMPION")
    void shouldNotCollectOfRolesThatDoNotPage(Role role) {
        observe(event("q").with("income", null).as(role));

        assertThat(drain().exemplars()).isEmpty();
    }

    @Test
    void shouldNotCollectWhereThePolicySaysSo() {
        Policy.Alerting standard = Policy.Alerting.STANDARD;
        Policy.Alerting without = new Policy.Alerting(
                standard.from(),
                standard.raiseAfter(),
                standard.clearAfter(),
                standard.owner(),
                standard.runbook(),
                false);
        Observer silent = observer(SampleModel.monitor(SampleModel.policy(without)));
        Drained drained = new Drained();

        silent.observe(event("q").with("income", null).into(prediction));
        silent.drain(drained);

        assertThat(drained.exemplars()).isEmpty();
        assertThat(drained.deltas()).hasSize(1);
    }
}
