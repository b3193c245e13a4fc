package io.plimsoll.streams.ops.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PageFilesTest {

    /** A module that is first heard of from another one is asked for a round later. */
    @Test
    void shouldAnnounceEveryModuleInTheFirstAnswer() {
        // When
        String index = new String(PageFiles.bytes("index.html"), StandardCharsets.UTF_8);
        // Then
        assertThat(PageFiles.MODULES).allSatisfy(module -> assertThat(index).contains("\"page/" + module + '"'));
    }
}
