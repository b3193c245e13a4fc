package io.plimsoll.streams.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.streams.rig.Alertmanager;
import io.plimsoll.streams.rig.Browser;
import io.plimsoll.streams.rig.Prometheus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The running demo as all see it who look at it: on its terminal, in a real browser, through a real Prometheus and in a real
 * Alertmanager. One run of the verb, 75 days of the story through a real broker, serves them all: v1, then v2 as shadow,
 * canary and champion, two rollbacks, incomes that go missing on day 66 and purposes that nobody knows from day 72 on.
 */
class DemoIT {

    private static final int DAYS = 75;

    @TempDir
    private static Path directory = Path.of("");

    private static final Deque<AutoCloseable> OPEN = new ArrayDeque<>();

    private static Browser browser;
    private static RunningDemo demo;
    private static WatchingDemo watching;

    /** One that was opened when the story began, and that nobody has touched since. */
    private static ShownPage early;

    private static String earlyText = "";

    /** One that all tests of the page share. */
    private static ShownPage desk;

    @BeforeAll
    static void tellTheStory() throws IOException {
        Prometheus.require();
        Alertmanager.require();
        browser = opened(Browser.start());
        demo = opened(RunningDemo.start(DAYS));
        watching = opened(WatchingDemo.start(demo, directory));
        desk = page();
        early = page().open("");
        earlyText = early.text("main");
        demo.awaitEnd();
    }

    private static <T extends AutoCloseable> T opened(T opened) {
        OPEN.push(opened);
        return opened;
    }

    private static ShownPage page() {
        return new ShownPage(browser.page(), demo.address() + "/");
    }

    @AfterAll
    static void end() throws Exception {
        while (!OPEN.isEmpty()) {
            OPEN.pop().close();
        }
    }

    /** Headings, alerts and recommendations in the order of the story, not of the publishing. */
    @Test
    void shouldTellOnTheTerminalWhatHappenedUnderTheHeadingOfItsDay() {
        // When
        List<String> told = demo.told()
                .lines()
                .filter(line -> line.startsWith("Day ") || line.matches("20.*(ROLLBACK|firing).*"))
                .toList();
        // Then
        assertThat(told.get(0)).startsWith("Day 0, 2024-03-01 · ");
        assertThat(told).noneMatch(line -> line.startsWith("Day 76"));
        assertThat(told)
                .extracting(DemoIT::date)
                .as("a heading stands before what happened on its days")
                .isSorted();
        assertThat(told)
                .containsSubsequence(
                        told(told, "Day 44, "),
                        told(told, "2024-04-15T00:00:00Z  ROLLBACK"),
                        told(told, "Day 58, "),
                        told(told, "2024-04-29T00:00:00Z  ROLLBACK"),
                        told(told, "Day 66, "),
                        told(told, "2024-05-07T00:00:00Z  ERROR firing  credit/v2: missing of income"),
                        told(told, "Day 72, "),
                        told(told, "2024-05-13T00:00:00Z  ERROR firing  credit/v2: unseen of loan_purpose"));
        assertThat(demo.said()).containsPattern(Pattern.compile("Messages about alerts above: [1-9]\\d*"));
    }

    private static String told(List<String> lines, String start) {
        return lines.stream().filter(line -> line.startsWith(start)).findFirst().orElseThrow();
    }

    private static String date(String line) {
        return line.replaceFirst("^Day \\d+, ", "").substring(0, "2024-05-07".length());
    }

    /** The page is live: what it showed while the story began is not what it shows now, and nobody loaded it again. */
    @Test
    void shouldShowWhatIsNewWithoutBeingAsked() {
        // When
        early.page()
                .waitForCondition(() -> early.text("main")
                        .contains("until " + demo.judged().toString().substring(0, 10)));
        // Then
        assertThat(earlyText)
                .doesNotContain(demo.judged().toString().substring(0, 10))
                .matches(text -> text.contains("No window has closed yet") || text.contains("credit"));
        assertThat(early.text("main")).contains("roll back to v1");
    }

    @Nested
    class OnThePage extends PageOfDemo {
        OnThePage() {
            super(demo, browser, desk);
        }
    }

    @Nested
    class InPrometheus extends MetricsOfDemo {
        InPrometheus() {
            super(demo, watching);
        }
    }
}
