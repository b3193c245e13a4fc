package io.plimsoll.streams.serde;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DistinctNamesTest {

    private static final List<String> NAMES =
            IntStream.range(0, 12).mapToObj(i -> "name" + i).toList();

    @Test
    void shouldFindWhatASetFindsWhateverCameBefore() throws RefusedException {
        Random random = new Random(12);
        DistinctNames names = new DistinctNames(EventField.FEATURES);
        int duplicates = 0;
        for (int object = 0; object < 50_000; object++) {
            names.clear();
            Set<String> expected = new HashSet<>();
            boolean distinct = true;
            for (int i = random.nextInt(8); i >= 0 && distinct; i--) {
                String name = name(i, random);
                distinct = expected.add(name);
                assertThat(isNew(names, name)).isEqualTo(distinct);
            }
            duplicates += distinct ? 0 : 1;
            if (distinct) {
                assertThat(names.size()).isEqualTo(expected.size());
                names.complete();
            }
        }
        assertThat(duplicates).isBetween(5_000, 45_000);
    }

    /** Mostly the name of this place, as senders do; at times another, at times another instance of it. */
    private static String name(int place, Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> NAMES.get(random.nextInt(NAMES.size()));
            case 1 -> "name".concat(Integer.toString(place));
            default -> NAMES.get(place);
        };
    }

    private static boolean isNew(DistinctNames names, String name) {
        try {
            names.add(name);
            return true;
        } catch (RefusedException e) {
            assertThat(e.refusal()).isEqualTo(new Refusal(Reason.DUPLICATE_KEY, EventField.FEATURES));
            return false;
        }
    }
}
