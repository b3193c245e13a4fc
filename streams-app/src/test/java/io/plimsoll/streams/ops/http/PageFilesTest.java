package io.plimsoll.streams.ops.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PageFilesTest {

    private static final Pattern IMPORT = Pattern.compile("(?m)^import .* from '\\./(.*)';$");

    /** A module that is first heard of from another one is asked for a round later. */
    @Test
    void shouldAnnounceEveryModuleOfTheFirstViewInTheFirstAnswer() {
        // When
        Set<String> needed = needed("app.js");
        // Then
        assertThat(announced()).isEqualTo(needed);
    }

    /** What nobody looks at yet would only delay what is looked at. */
    @Test
    void shouldLeaveTheModelsViewAndThePlotsForLater() {
        // When
        Set<String> needed = needed("app.js");
        // Then
        assertThat(needed).contains("fleet.js").doesNotContain("model.js", "plots.js", "comparison.js");
        assertThat(needed("model.js")).contains("plots.js");
    }

    private static Set<String> announced() {
        return Pattern.compile("\"page/([a-z]+\\.js)\"")
                .matcher(text("index.html"))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> needed(String module) {
        Set<String> needed = new TreeSet<>(Set.of(module));
        IMPORT.matcher(text(module)).results().forEach(found -> needed.addAll(needed(found.group(1))));
        return needed;
    }

    private static String text(String name) {
        return new String(PageFiles.bytes(name), StandardCharsets.UTF_8);
    }
}
