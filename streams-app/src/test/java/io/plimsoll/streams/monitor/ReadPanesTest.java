package io.plimsoll.streams.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ReadPanesTest {

    private final List<Long> fetched = new ArrayList<>();
    private final ReadPanes read = new ReadPanes();

    @Test
    void shouldFetchAPaneOnce() {
        // Given
        get(7);
        // When
        get(7);
        // Then
        assertThat(fetched).containsExactly(7L);
    }

    @Test
    void shouldFetchAnewWhatIsAboutToChange() {
        // Given
        get(7);
        get(8);
        // When
        read.forget(7);
        // Then
        get(7);
        get(8);
        assertThat(fetched).containsExactly(7L, 8L, 7L);
    }

    @Test
    void shouldFetchAnewInTheNextClose() {
        // Given
        get(7);
        // When
        read.clear();
        // Then
        get(7);
        assertThat(fetched).containsExactly(7L, 7L);
    }

    @Test
    void shouldLetGoOfWhatWasNotLookedAtForLongest() {
        // Given
        LongStream.range(0, 64).forEach(this::get);
        get(0);
        // When
        get(64);
        // Then
        get(0);
        get(1);
        assertThat(fetched).hasSize(66).endsWith(64L, 1L);
    }

    private void get(long pane) {
        read.get(pane, each -> {
            fetched.add(each);
            return Map.of();
        });
    }
}
