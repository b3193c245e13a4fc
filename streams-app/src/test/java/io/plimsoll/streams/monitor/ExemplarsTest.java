package io.plimsoll.streams.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ExemplarsTest {

    /** Hashes meet, ids come twice, and the same id comes with other slices. */
    private static List<Exemplar> requests(Random random) {
        return Stream.generate(() -> random.nextInt(40))
                .limit(60)
                .map(id -> new Exemplar(id % 20 - 10, "q" + id, List.of(random.nextInt(2))))
                .toList();
    }

    private static Exemplar request(long hash, String id) {
        return new Exemplar(hash, id, List.of());
    }

    @RepeatedTest(50)
    void shouldBeTheSameHoweverRequestsArePartedOrderedAndRepeated(RepetitionInfo info) {
        // Given
        Random random = new Random(info.getCurrentRepetition());
        List<Exemplar> all = requests(random);
        List<Exemplars> parts = new ArrayList<>(Collections.nCopies(1 + random.nextInt(7), Exemplars.NONE));
        List<Exemplar> shuffled = new ArrayList<>(all);
        shuffled.addAll(all.subList(0, 20));
        Collections.shuffle(shuffled, random);
        shuffled.forEach(request -> {
            int part = random.nextInt(parts.size());
            parts.set(part, parts.get(part).with(request));
        });
        parts.addAll(parts.subList(0, 1));
        Collections.shuffle(parts, random);
        // When
        Exemplars merged = parts.stream().reduce(Exemplars.NONE, Exemplars::plus);
        // Then
        assertThat(merged).isEqualTo(Exemplars.of(all));
    }

    @Test
    void shouldKeepTheFiveOfLeastHashEachOnce() {
        List<Exemplar> all = requests(new Random(1));

        Exemplars exemplars = Exemplars.of(all);

        List<String> expected = all.stream()
                .sorted(Comparator.comparingLong(Exemplar::hash).thenComparing(Exemplar::id))
                .map(Exemplar::id)
                .distinct()
                .limit(5)
                .toList();
        assertThat(exemplars.least()).extracting(Exemplar::id).containsExactlyElementsOf(expected);
    }

    @Test
    void shouldBreakTiesOfHashesById() {
        Exemplars exemplars = Exemplars.of(List.of(request(7, "b"), request(7, "a"), request(-7, "c")));

        assertThat(exemplars.least()).extracting(Exemplar::id).containsExactly("c", "a", "b");
    }

    @Test
    void shouldTakeEveryHashUntilThereAreFive() {
        Exemplars four = Exemplars.of(List.of(request(1, "a"), request(2, "b"), request(3, "c"), request(4, "d")));

        Exemplars five = four.with(request(5, "e"));

        assertThat(four.bound()).isEqualTo(Long.MAX_VALUE);
        assertThat(five.bound()).isEqualTo(5);
    }
}
