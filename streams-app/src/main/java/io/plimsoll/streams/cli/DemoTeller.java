package io.plimsoll.streams.cli;

import io.plimsoll.streams.config.ServiceConfig;
import io.plimsoll.streams.config.TopicName;
import io.plimsoll.streams.files.LabelJson;
import io.plimsoll.streams.files.LabelRow;
import io.plimsoll.streams.files.PredictionJson;
import io.plimsoll.streams.monitor.Prediction;
import io.plimsoll.streams.story.CreditStory;
import io.plimsoll.streams.story.LabelArrived;
import io.plimsoll.streams.story.PredictionMade;
import io.plimsoll.streams.story.StoryEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.function.Consumer;

/** Publishes the story's events, at the pace at which they happened or faster. */
final class DemoTeller {

    /** What the story has. */
    static final int ALL_DAYS = 140;

    private final int days;
    private final Pace pace;
    private final Prediction prediction = new Prediction();
    private final LabelRow label = new LabelRow();

    /**
     * @param days how many are told; with the last of them the labels that come later are told too
     * @param pace holds the events back
     */
    DemoTeller(int days, Pace pace) {
        this.days = days;
        this.pace = pace;
    }

    /**
     * Tells it.
     *
     * @param told is called before each event with the time at which it is published
     */
    void tell(CreditStory story, ServiceConfig config, Consumer<Instant> told) {
        try (Publisher publisher = new Publisher(config)) {
            for (Iterator<StoryEvent> events = story.events(); events.hasNext(); ) {
                StoryEvent event = events.next();
                if (isAfterTheEnd(event)) {
                    break;
                }
                told.accept(Instant.ofEpochMilli(event.ingestTime()));
                // Labels come for weeks after the last day; nobody waits for those.
                pace.await(Math.min(event.ingestTime(), end(ALL_DAYS)));
                publish(event, publisher);
            }
            publisher.flush();
        }
    }

    private boolean isAfterTheEnd(StoryEvent event) {
        return days < ALL_DAYS && event.ingestTime() >= end(days);
    }

    private static long end(int days) {
        return CreditStory.START.plus(Duration.ofDays(days)).toEpochMilli();
    }

    private void publish(StoryEvent event, Publisher publisher) {
        if (event instanceof PredictionMade made) {
            made.into(prediction);
            publisher.send(TopicName.PREDICTIONS, made.id(), PredictionJson.bytes(prediction));
        } else if (event instanceof LabelArrived arrived) {
            arrived.into(label);
            publisher.send(TopicName.LABELS, arrived.id(), LabelJson.bytes(label));
        }
    }
}
