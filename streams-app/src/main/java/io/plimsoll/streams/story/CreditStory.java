package io.plimsoll.streams.story;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/**
 * 140 days of a bank's credit decisions. The same seed tells the same story.
 *
 * <p>v1, a rule of thumb, is champion until day 57; v2, learned, is its shadow from day 30, answers one request in ten from
 * day 44 and all from day 58. About 400 requests a day; 1 in 100 is published up to three hours late, 1 in 1,000 twice;
 * labels come for approved requests only, after 3 to 50 days.
 */
public final class CreditStory {

    /** The model's name. */
    public static final String MODEL = "credit";

    /** When day 0 begins. */
    public static final Instant START = Instant.parse("2024-03-01T00:00:00Z");

    private static final List<Chapter> CHAPTERS = List.of(
            new Chapter(0, "A quiet month", "v1, a rule of thumb, decides. Nothing moves, and nothing should be said."),
            new Chapter(
                    10,
                    "The first labels",
                    "What became of the first loans is known. Only approved requests ever get a label: the coverage of a "
                            + "day grows for weeks, and stops at the share that was approved."),
            new Chapter(30, "A shadow", "v2, learned, scores the same requests; its decisions are not carried out."),
            new Chapter(44, "A canary", "v2 decides one request in ten."),
            new Chapter(58, "A new champion", "v2 decides. It refuses most non-binary applicants."),
            new Chapter(66, "A form loses a field", "15% of the incomes are missing, for three days."),
            new Chapter(72, "An unknown purpose", "5% of the loans are for 'crypto', which no model has seen."),
            new Chapter(76, "Impossible credit scores", "2% of the credit scores are 0 or 9999, for two days."),
            new Chapter(78, "Per month", "Income arrives per month instead of per year, for two days."),
            new Chapter(80, "Repaired", "The data are what they were."),
            new Chapter(84, "Debts creep up", "Debt to income rises day by day, to 0.10 above the usual on day 98."),
            new Chapter(92, "Slow answers", "For three days 1 answer in 25 takes longer than 200 ms."),
            new Chapter(99, "Back to normal", "A quiet week."),
            new Chapter(106, "Hard times", "Incomes fall by a fifth, and fewer loans are repaid, for a week."),
            new Chapter(116, "A campaign in the north", "Two days on, two days off, three times."),
            new Chapter(128, "A quiet end", "Nothing moves any more; labels are still to come."));

    private final long seed;

    /** The story of a seed. */
    public CreditStory(long seed) {
        this.seed = seed;
    }

    /**
     * The reference of a version: 10,000 applicants of the 30 days before, in the order of time, none without income.
     *
     * @throws IllegalArgumentException if it is neither v1 nor v2
     */
    public Iterator<PredictionMade> reference(String version) {
        return new Reference(seed, ScoringModel.named(version));
    }

    /** Everything that is published, in the order in which it is. Labels come up to 55 days after the last request. */
    public Iterator<StoryEvent> events() {
        return new Publication(seed);
    }

    /** What happens, in the order in which it does. */
    public List<Chapter> chapters() {
        return CHAPTERS;
    }

    /** What the bank wants to be watched: a monitor policy in YAML. */
    public String policy() {
        try (InputStream yaml = Objects.requireNonNull(CreditStory.class.getResourceAsStream("/story/monitor.yaml"))) {
            return new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the story's policy cannot be read", e);
        }
    }
}
