package io.plimsoll.streams.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.detectors.tally.Layout;
import io.plimsoll.detectors.tally.Levels;
import io.plimsoll.detectors.tally.OutcomeSubject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which versions are compared pair by pair, and what tells one comparison from another. */
class PairingTest {

    private static final Layout OLD = deciding("old", List.of("1"));
    private static final Layout NEW = deciding("new", List.of("1"));

    @Test
    void shouldPairVersionsThatDecideBetweenTheSameClasses() {
        Pairing pairing = Pairing.of("v1", OLD, "v2", NEW).orElseThrow();

        assertThat(pairing.layout().pairs()).isEqualTo(OLD.outcome());
        assertThat(pairing.layout().hash())
                .isEqualTo(Pairing.series(pairing.acting(), pairing.candidate()).layoutHash());
        assertThat(pairing.acting()).isEqualTo(new Series("v1", Role.CHAMPION, "old"));
        assertThat(pairing.candidate()).isEqualTo(new Series("v2", Role.SHADOW, "new"));
    }

    @Test
    void shouldNotPairVersionsThatDecideBetweenOtherClassesOrBetweenNone() {
        assertThat(Pairing.of("v1", OLD, "v2", deciding("new", List.of("yes")))).isEmpty();
        assertThat(Pairing.of("v1", OLD, "v2", Layout.bare("new"))).isEmpty();
        assertThat(Pairing.of("v1", Layout.bare("old"), "v2", Layout.bare("new")))
                .isEmpty();
    }

    @Test
    void shouldNotPairByMoreClassesThanATableHolds() {
        List<String> many = IntStream.range(0, 40).mapToObj(i -> "c" + i).toList();

        assertThat(Pairing.of("v1", deciding("old", many), "v2", deciding("new", many)))
                .isEmpty();
    }

    /** Both champions may answer by the same reference: the version is in the hash, too. */
    @Test
    void shouldKeepThePairsOfTwoChampionsApart() {
        Series shadow = new Series("v2", Role.SHADOW, "new");

        Series one = Pairing.series(new Series("v1", Role.CHAMPION, "old"), shadow);
        Series other = Pairing.series(new Series("v3", Role.CHAMPION, "old"), shadow);

        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void shouldKnowPairsOfAnEarlierReference() {
        Policy policy = SampleModel.policy();
        Monitor earlier = SampleModel.monitor(policy);
        String hash = earlier.pairing(champion(earlier), shadow(earlier))
                .orElseThrow()
                .layout()
                .hash();
        Monitor later = new Monitor(policy, Map.of());

        Monitor both = later.after(earlier);

        assertThat(later.layoutOf(hash)).isEmpty();
        assertThat(both.layoutOf(hash)).isPresent();
    }

    private static Series champion(Monitor monitor) {
        return new Series("v1", Role.CHAMPION, monitor.layout("v1").hash());
    }

    private static Series shadow(Monitor monitor) {
        return new Series("v2", Role.SHADOW, monitor.layout("v2").hash());
    }

    private static Layout deciding(String hash, List<String> classes) {
        return new Layout(hash, List.of(), List.of(), Optional.of(new OutcomeSubject(new Levels(classes, false))));
    }
}
