package io.plimsoll.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SegmentKeyTest {

    @Test
    void shouldNameEverything() {
        assertThat(SegmentKey.of(Map.of())).isEqualTo("all");
    }

    @Test
    void shouldNameAnIntersectionInTheGivenOrder() {
        Map<String, String> slice = new LinkedHashMap<>();
        slice.put("gender", "female");
        slice.put("age_band", "60+");

        String key = SegmentKey.of(slice);

        assertThat(key).isEqualTo("gender=female|age_band=60+");
    }

    @Test
    void shouldNeverGiveTwoSlicesOneKey() {
        Map<String, String> two = new LinkedHashMap<>();
        two.put("a", "x");
        two.put("b", "y");

        String one = SegmentKey.of(Map.of("a", "x|b=y"));

        assertThat(one).isEqualTo("a=x%7Cb%3Dy").isNotEqualTo(SegmentKey.of(two));
    }

    @Test
    void shouldKeepThePoolApartFromAGroupNamedAsterisk() {
        String group = SegmentKey.of(Map.of("gender", "*"));

        assertThat(group).isEqualTo("gender=%2A").isNotEqualTo(SegmentKey.pooled("gender"));
    }
}
